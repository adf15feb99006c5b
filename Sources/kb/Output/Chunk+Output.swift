import JSON
import Retrieval

extension Chunk {
  /// Where the chunk stands: `lines 3–9  /features/0 … /features/4`, or the headings in place of pointers.
  var placeText: String {
    let lines = span.map { $0.lines.count == 1 ? "line \($0.lines.lowerBound)" : "lines \($0.lines.text)" }
    var place: String?
    if let first = pointers.first {
      place = pointers.count > 1 ? "\(first) … \(pointers.last ?? first)" : first
    } else if !headings.isEmpty {
      place = headings.joined(separator: " > ")
    }
    return [lines, place].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// The first and last line as a pair, `null` without lines.
  var linesJSON: JSONValue {
    span.map { [.number($0.lines.lowerBound), .number($0.lines.upperBound)] } ?? .null
  }

  /// The chunk with its provenance as the documented JSON object.
  var json: JSONValue {
    [
      "chunk": .string(id.description), "source": .string(document.key), "data_source_id": .string(document.dataSource),
      "ordinal": .number(ordinal), "tokens": .number(tokenCount), "lines": linesJSON,
      "bytes": span.map { [.number($0.bytes.lowerBound), .number($0.bytes.upperBound)] } ?? .null,
      "pointers": .array(pointers.map(JSONValue.string)), "headings": .array(headings.map(JSONValue.string)),
      "text": .string(text),
    ]
  }

  /// The chunk with its provenance for a reader.
  func text(_ console: Console) -> String {
    let bytes = span.map { "  bytes \($0.bytes.lowerBound)–\($0.bytes.upperBound)" } ?? ""
    let title = "\(document.key) [\(ordinal)]  \(placeText)\(bytes)  \(tokenCount.counted("token"))  \(id)"
    let body = text.split(separator: "\n", omittingEmptySubsequences: false).map { "   \($0)" }
    return ([console.styled(title, .cyan)] + body + [""]).joined(separator: "\n")
  }
}

extension ClosedRange<Int> {
  fileprivate var text: String { "\(lowerBound)–\(upperBound)" }
}
