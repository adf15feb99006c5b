import JSON

extension JSONNode {
  /// Whether the value is no array and no object.
  var isScalar: Bool {
    switch content {
    case .array, .object: false
    default: true
    }
  }

  /// The scalar as it is written in a line: a number as it stands in the document, a string without escapes.
  var scalarText: String {
    switch content {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): number.text
    case .string(let text): text
    case .array: "[]"
    case .object: "{}"
    }
  }
}
