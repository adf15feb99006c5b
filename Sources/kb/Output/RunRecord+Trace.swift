import Agents
import JSON
import Workspaces

extension RunRecord {
  /// The record as `kb trace ID --json` prints it: the members of its header, `events` and `answer` (`null` when the run
  /// did not end).
  var traceJSON: JSONValue {
    var object = header.json.object ?? [:]
    object["events"] = .array(events)
    object["answer"] = answer ?? .null
    return .object(object)
  }

  /// The answer's text; `nil` when the run did not end.
  var answerText: String? { answer?["answer"]?.string }

  /// The sources of the answer with their numbers.
  var sources: SourceList { SourceList(citations, in: answerText ?? "") }

  /// Where the figures of the answer stand that no source states.
  var unsupportedSpans: [Range<Int>] {
    (answer?["unsupported"]?.array ?? []).compactMap { figure in
      guard let start = figure["span"]?[0]?.int, let end = figure["span"]?[1]?.int, start <= end else { return nil }
      return start..<end
    }
  }
}
