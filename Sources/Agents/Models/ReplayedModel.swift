import JSON

/// Says again what a model said in a recorded run, as long as it is asked the same.
///
/// Each request is compared with the record: the instruction, and the part of the conversation that is new. A difference
/// (changed documents, another instruction) ends the run with `ReplayMismatch`, which shows it.
public struct ReplayedModel: LanguageModel {
  /// The id of the model that was recorded.
  public var modelID: String { header.model }

  private let header: RunHeader
  private let turns: [RecordedTurn]

  /// Replays a record.
  public init(_ record: RunRecord) {
    header = record.header
    turns = record.turns
  }

  /// Streams the recorded turn for a request.
  ///
  /// Which turn it is follows from the request: every turn of the model after the history adds one.
  public func events(for request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
    AsyncThrowingStream { continuation in
      do throws(ReplayMismatch) {
        for event in try turn(for: request).events { continuation.yield(event) }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
  }

  private func turn(for request: ModelRequest) throws(ReplayMismatch) -> RecordedTurn {
    let position = request.messages.dropFirst(header.history.count).count { $0.role == .assistant }
    try compare("instruction", [.string(header.instruction)], [.string(request.instruction)], turn: position)
    guard turns.indices.contains(position) else {
      throw ReplayMismatch(
        turn: position + 1, part: "turn",
        difference: ["the record ends after turn \(turns.count); the run asks for another"])
    }
    let turn = turns[position]
    try compare(
      "conversation", turn.newMessages, request.messages.suffix(turn.newMessages.count).map(\.json), turn: position)
    return turn
  }

  private func compare(
    _ part: String, _ recorded: [JSONValue], _ asked: [JSONValue], turn: Int
  ) throws(ReplayMismatch) {
    guard recorded != asked else { return }
    let difference = LineDifference(
      old: recorded.flatMap(Self.lines), new: asked.flatMap(Self.lines)
    ).lines
    throw ReplayMismatch(turn: turn + 1, part: part, difference: difference)
  }

  /// The value one member a line, with the lines inside strings parted too, so that a difference stays small.
  private static func lines(_ value: JSONValue) -> [String] {
    value.text(.pretty).split(separator: "\n").flatMap { line in
      line.split(separator: "\\n", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
