/// Why a turn, or a whole run, ended.
public enum StopReason: String, Sendable, Hashable {
  /// The model has said what it had to say.
  case endTurn = "end_turn"
  /// The model waits for tool results.
  case toolUse = "tool_use"
  /// The turn reached its length limit.
  case maximumTokens = "max_tokens"
  /// The run reached its limit of steps.
  case stepLimit = "step_limit"
  /// The run reached its budget.
  case budget = "budget"
}
