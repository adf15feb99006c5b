import JSON

/// What a run came to.
public struct Answer: Sendable, Hashable {
  /// The words.
  public var text = ""
  /// What they rest on, in the order of the text.
  public var citations: [Citation] = []
  /// How the figures of the text stood against what was read.
  public var figures = FigureCheck(answer: "", citations: [], evidence: [])
  /// What was done, in order.
  public var steps: [Step] = []
  /// What was consumed.
  public var usage = Usage()
  /// Why the run ended.
  public var stopReason = StopReason.endTurn
  /// How long the run took, in milliseconds.
  public var milliseconds = 0.0

  /// Whether the answer rests on anything: without a citation it is no answer from the knowledge base.
  public var isSupported: Bool { !citations.isEmpty }

  /// The answer as the documented members `answer`, `citations`, `unsupported`, `steps`, `usage` and what follows.
  public var json: JSONObject {
    [
      "answer": .string(text),
      "citations": .array(citations.map(\.json)),
      "unsupported": .array(figures.unsupported.map(\.json)),
      "steps": .array(steps.map(\.json)),
      "usage": usage.json,
      "figures_checked": .number(figures.supported.count + figures.unsupported.count),
      "stop_reason": .string(stopReason.rawValue),
      "milliseconds": .number((milliseconds * 10).rounded() / 10),
    ]
  }
}
