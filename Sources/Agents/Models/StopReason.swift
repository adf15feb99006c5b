/// Why a turn, or a whole run, ended.
public enum StopReason: String, Sendable, Hashable, CaseIterable {
  /// The model has said what it had to say.
  case endTurn = "end_turn"
  /// The model waits for tool results.
  case toolUse = "tool_use"
  /// The turn reached its length limit: its text, or its last tool call, is cut off.
  case maximumTokens = "max_tokens"
  /// The model wrote one of the texts that end a turn.
  case stopSequence = "stop_sequence"
  /// The model, or those who guard it, declined to answer.
  case refusal = "refusal"
  /// A guardrail of the account stepped in; the text is the guardrail's or is cut off.
  case guardrailIntervened = "guardrail_intervened"
  /// The provider's content filter held the text back.
  case contentFiltered = "content_filtered"
  /// The provider paused a long turn.
  case pauseTurn = "pause_turn"
  /// The conversation and the answer are longer than the model can hold.
  case contextWindowExceeded = "model_context_window_exceeded"
  /// The model wrote what its provider could not read.
  case malformedOutput = "malformed_model_output"
  /// The model wrote a tool call that its provider could not read.
  case malformedToolUse = "malformed_tool_use"
  /// The provider gave a reason that is not known here.
  case unrecognized = "unrecognized"
  /// The run reached its limit of steps.
  case stepLimit = "step_limit"
  /// The run reached its budget.
  case budget = "budget"

  /// Whether tool calls of a turn that ended so are to be run.
  var awaitsTools: Bool {
    switch self {
    case .toolUse, .endTurn, .stopSequence, .maximumTokens: true
    default: false
    }
  }
}
