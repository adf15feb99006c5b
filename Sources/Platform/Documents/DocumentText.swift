import JSON

/// Lays a JSON value out as a document that people read and citations point into: a member a line, and a record of a
/// list on a line of its own.
struct DocumentText {
  /// From how many characters on a text of a list stands on a line of its own.
  private static let sentenceLength = 40

  private var out = ""

  /// The text of a value, with a line break at its end. O(size).
  static func text(_ value: JSONValue) -> String {
    var text = DocumentText()
    text.write(value, level: 0)
    return text.out + "\n"
  }

  private mutating func write(_ value: JSONValue, level: Int) {
    switch value {
    case .object(let object) where !object.isEmpty:
      writeLines(object.members, ("{", "}"), level: level) { text, member in
        text.out += JSONValue.string(member.key).text() + ": "
        text.write(member.value, level: level + 1)
      }
    case .array(let elements) where !elements.isEmpty && !Self.isShort(elements):
      writeLines(elements, ("[", "]"), level: level) { text, element in
        if Self.isRecord(element) { text.out += Self.line(element) } else { text.write(element, level: level + 1) }
      }
    default: out += Self.line(value)
    }
  }

  private mutating func writeLines<Element>(
    _ elements: [Element], _ brackets: (open: String, close: String), level: Int,
    each: (inout DocumentText, Element) -> Void
  ) {
    out += brackets.open
    for (index, element) in elements.enumerated() {
      out += (index > 0 ? ",\n" : "\n") + String(repeating: "  ", count: level + 1)
      each(&self, element)
    }
    out += "\n" + String(repeating: "  ", count: level) + brackets.close
  }

  /// The value on one line, with a space behind commas and colons.
  private static func line(_ value: JSONValue) -> String {
    switch value {
    case .object(let object):
      let members = object.members.map { "\(JSONValue.string($0.key).text()): \(line($0.value))" }
      return "{" + members.joined(separator: ", ") + "}"
    case .array(let elements): return "[" + elements.map(line).joined(separator: ", ") + "]"
    default: return value.text()
    }
  }

  /// Whether an element of a list is a record: an object without objects in it.
  private static func isRecord(_ value: JSONValue) -> Bool {
    guard let object = value.object else { return isScalar(value) }
    return object.members.allSatisfy { $0.value.array.map { $0.allSatisfy(isScalar) } ?? isScalar($0.value) }
  }

  /// Whether a list is names or numbers, which fit on a line.
  private static func isShort(_ elements: [JSONValue]) -> Bool {
    elements.allSatisfy { isScalar($0) && ($0.string ?? "").count < sentenceLength }
  }

  private static func isScalar(_ value: JSONValue) -> Bool { value.array == nil && value.object == nil }
}
