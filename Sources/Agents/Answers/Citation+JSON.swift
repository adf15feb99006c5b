import JSON
import Retrieval

extension Citation {
  /// The citation as one of the two documented JSON objects: that of a passage, or that of a tool's result.
  public var json: JSONValue {
    let span: JSONValue = [.number(span.lowerBound), .number(span.upperBound)]
    let lines: JSONValue = [.number(lines.lowerBound), .number(lines.upperBound)]
    let pointers = JSONValue.array(pointers.map(JSONValue.string))
    switch origin {
    case .passage(let passage):
      return [
        "span": span, "source": .string(passage.document.key), "uri": .string(passage.uri), "lines": lines,
        "pointers": pointers, "text": .string(text), "headings": .array(passage.headings.map(JSONValue.string)),
        "score": .number(passage.score), "data_source_id": .string(passage.document.dataSource),
        "chunk": .string(passage.chunk.description),
      ]
    case .toolResult(let call):
      return [
        "span": span, "tool": .string(call.name), "call": .string(call.id), "input": .object(call.input),
        "lines": lines, "pointers": pointers, "text": .string(text),
      ]
    }
  }

  /// Reads a citation back; `nil` when a member is missing or of the wrong type.
  public init?(json: JSONValue) {
    guard let start = json["span"]?[0]?.int, let end = json["span"]?[1]?.int, start <= end,
      let first = json["lines"]?[0]?.int, let last = json["lines"]?[1]?.int, first <= last,
      let text = json["text"]?.string, let origin = Self.origin(json)
    else { return nil }
    let pointers = (json["pointers"]?.array ?? []).compactMap(\.string)
    self.init(span: start..<end, origin: origin, lines: first...last, pointers: pointers, text: text)
  }

  private static func origin(_ json: JSONValue) -> Origin? {
    guard let name = json["tool"]?.string else { return CitedPassage(json: json).map(Origin.passage) }
    guard let id = json["call"]?.string, let input = json["input"]?.object else { return nil }
    return .toolResult(ToolCall(id: id, name: name, input: input))
  }
}
