import JSON

/// A run as it was recorded: JSON lines of its header, its events and its answer.
public struct RunRecord: Sendable, Hashable {
  /// What the run was asked.
  public var header: RunHeader
  /// Its events in order, as `AgentEvent` writes them.
  public var events: [JSONValue]
  /// Its answer, as `Answer` writes it; `nil` when the run did not end.
  public var answer: JSONValue?

  /// Reads a record.
  ///
  /// A last line that was cut off, as by a killed process, is left out.
  /// - Throws: `RunRecordError` with the line that is not what a record holds.
  public init(parsing bytes: [UInt8]) throws(RunRecordError) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)
    let isCut = bytes.last != 0x0A
    var header: RunHeader?
    events = []
    for (number, line) in lines.enumerated() {
      let value: JSONValue
      do {
        value = try JSONValue(parsing: Array(line))
      } catch {
        if isCut, number == lines.count - 1 { break }
        throw RunRecordError(line: number + 1, detail: "\(error)")
      }
      if number == 0 {
        header = RunHeader(json: value)
      } else if let answer = value["result"] {
        self.answer = answer
      } else {
        events.append(value)
      }
    }
    guard let header else {
      throw RunRecordError(line: 1, detail: "expected the run's header, found none: the file is no record of a run")
    }
    self.header = header
  }

  /// The turns of the model: what it was newly shown, and what it said.
  public var turns: [RecordedTurn] {
    var turns: [RecordedTurn] = []
    for event in events {
      if let messages = event["new_messages"]?.array {
        turns.append(RecordedTurn(newMessages: messages, events: []))
      } else if let event = event["model"].flatMap(ModelEvent.init), !turns.isEmpty {
        turns[turns.count - 1].events.append(event)
      }
    }
    return turns
  }

  /// The citations of the answer.
  public var citations: [Citation] { (answer?["citations"]?.array ?? []).compactMap(Citation.init) }

  /// The result of a tool call, as the model was shown it; `nil` when there is none of that id, or it failed.
  public func result(ofCall id: String) -> JSONValue? {
    for turn in turns {
      for message in turn.newMessages {
        let results = (message["content"]?.array ?? []).compactMap { $0["tool_result"] }
        if let result = results.first(where: { $0["id"]?.string == id }) { return result["result"] }
      }
    }
    return nil
  }
}
