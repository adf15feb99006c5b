import Agents
import JSON
import Testing

extension Citation {
  /// A citation of some lines of a chunk, which is told apart by one digit; a line's text is its number.
  static func sample(_ span: Range<Int>, chunk: Int = 1, lines: ClosedRange<Int>) throws -> Citation {
    try #require(
      Citation(json: [
        "span": [.number(span.lowerBound), .number(span.upperBound)], "source": "d.json", "data_source_id": "docs",
        "uri": "s3://b/d.json", "lines": [.number(lines.lowerBound), .number(lines.upperBound)],
        "pointers": .array(lines.map { "/\($0)" }),
        "text": .string(lines.map { "line \($0)" }.joined(separator: "\n")),
        "chunk": .string(String(repeating: "\(chunk)", count: 32)), "score": 0.5,
      ]))
  }
}
