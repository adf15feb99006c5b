import Agents
import JSON
import Workspaces

extension RunRecord {
  /// The record as `kb trace ID --json` prints it: the members of its header, `events` and `answer` (`null` when the run
  /// did not end), each citation of it led by its number.
  var traceJSON: JSONValue {
    var object = header.json.object ?? [:]
    object["events"] = .array(events)
    var answer = answer?.object
    if answer != nil { answer?["citations"] = .array(sources.citations.map(\.json)) }
    object["answer"] = answer.map(JSONValue.object) ?? .null
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
