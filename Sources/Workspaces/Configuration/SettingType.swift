import Retrieval
import JSON
import Retrieval

/// What values a setting takes: how they are read, written and described to editors.
struct SettingType<Value: Sendable>: Sendable {
  /// The type in JSON Schema.
  let schema: JSONObject
  /// The type in the words of an error message.
  let expectation: String
  /// Whether an environment variable or flag carries the bare text, not JSON.
  let isText: Bool
  /// Reads a value; relative paths begin in the folder given.
  let parse: @Sendable (JSONNode, LocalPath) throws(SettingMismatch) -> Value
  /// Writes a value; paths are shown as from the folder given.
  let render: @Sendable (Value, LocalPath) -> JSONValue
}

extension SettingType where Value == Int {
  static func wholeNumber(_ range: ClosedRange<Int>) -> SettingType {
    let expectation = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return SettingType(
      schema: [
        "type": "integer", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound),
      ],
      expectation: expectation, isText: false,
      parse: { node, _ throws(SettingMismatch) in
        guard let value = node.value.int, range.contains(value) else {
          throw SettingMismatch(node, expected: expectation)
        }
        return value
      },
      render: { value, _ in .number(value) })
  }
}

extension SettingType where Value == Double {
  static func number(_ range: ClosedRange<Double>) -> SettingType {
    let bounds = (lower: JSONValue.number(range.lowerBound), upper: JSONValue.number(range.upperBound))
    let expectation = "a number from \(bounds.lower.text()) to \(bounds.upper.text())"
    return SettingType(
      schema: ["type": "number", "minimum": bounds.lower, "maximum": bounds.upper],
      expectation: expectation, isText: false,
      parse: { node, _ throws(SettingMismatch) in
        guard let value = node.value.double, range.contains(value) else {
          throw SettingMismatch(node, expected: expectation)
        }
        return value
      },
      render: { value, _ in .number(value) })
  }
}

extension SettingType where Value == String {
  static func choice(_ known: [String]) -> SettingType {
    let expectation = known.count == 1 ? "\"\(known[0])\"" : "one of " + known.joined(separator: ", ")
    return SettingType(
      schema: ["type": "string", "enum": .array(known.map(JSONValue.string))],
      expectation: expectation, isText: true,
      parse: { node, _ throws(SettingMismatch) in
        guard let value = node.value.string else { throw SettingMismatch(node, expected: expectation) }
        guard known.contains(value) else {
          throw SettingMismatch(
            subpath: "", expected: expectation, found: JSONValue.string(value).text(),
            suggestion: Spelling.nearest(to: value, among: known), range: node.range)
        }
        return value
      },
      render: { value, _ in .string(value) })
  }
}

extension SettingType where Value == LocalPath {
  static let path = SettingType(
    schema: ["type": "string", "minLength": 1], expectation: "a path", isText: true,
    parse: { node, base throws(SettingMismatch) in
      guard let text = node.value.string, !text.isEmpty else { throw SettingMismatch(node, expected: "a path") }
      return LocalPath(text, relativeTo: base)
    },
    render: { value, root in .string(value.text(from: root)) })
}

extension SettingType where Value == LocalPath? {
  static let optionalPath = SettingType(
    schema: ["type": ["string", "null"], "minLength": 1], expectation: "a path or null", isText: true,
    parse: { node, base throws(SettingMismatch) in
      if node.value == .null { return nil }
      guard let text = node.value.string, !text.isEmpty else {
        throw SettingMismatch(node, expected: "a path or null")
      }
      return LocalPath(text, relativeTo: base)
    },
    render: { value, root in value.map { .string($0.text(from: root)) } ?? .null })
}
