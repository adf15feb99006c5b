extension StopReason {
  /// What a reader is told of a run that ended so: what happened and what to do; `nil` when the answer is whole.
  public var notice: String? {
    switch self {
    case .endTurn, .stopSequence: nil
    case .toolUse: "the model still waited for a tool: the answer is not whole"
    case .maximumTokens: "the answer is cut off: it reached the limit of tokens for a turn; allow more, or ask for less"
    case .refusal: "the model declined to answer; ask in other words"
    case .guardrailIntervened: "a guardrail stepped in: what is shown is its text, or only part of an answer"
    case .contentFiltered: "the provider's content filter held back the answer, or the rest of it"
    case .pauseTurn: "the provider paused the turn: the answer is not whole; ask again"
    case .contextWindowExceeded:
      "the conversation is longer than the model can hold: the answer is cut off; start a new session or ask for less"
    case .malformedOutput: "the model wrote what its provider could not read: there is no whole answer; ask again"
    case .malformedToolUse: "the model wrote a tool call that its provider could not read; ask again"
    case .unrecognized: "the provider ended the turn for a reason that is not known here: the answer may not be whole"
    case .stepLimit: "the run reached its limit of steps before the model had finished; allow more"
    case .budget: "the run reached its budget before the model had finished"
    }
  }
}
