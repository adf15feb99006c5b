import JSON
import Tools

extension ToolParameter {
  /// A text as what the parameter is, where it can be read as that; every other value as it is.
  func coerced(_ value: JSONValue) -> JSONValue {
    guard let text = value.string else { return value }
    switch kind {
    case .string, .choice: return value
    case .integer: return value.parsedText.flatMap { $0.int }.map { .number($0) } ?? value
    case .object: return value.parsedText.flatMap { $0.object }.map { .object($0) } ?? value
    case .boolean:
      switch text.lowercased() {
      case "true": return true
      case "false": return false
      default: return value
      }
    }
  }

  /// Whether a value says that the argument is not given.
  func isLeftOut(by value: JSONValue) -> Bool {
    guard !isRequired else { return false }
    switch (kind, value) {
    case (_, .null): return true
    case (.string, _): return false
    case (_, .string(let text)): return text.isEmpty
    default: return false
    }
  }
}
