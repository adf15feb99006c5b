/// A JSON pointer (RFC 6901): the path from a document's root to a value.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
  /// The pointer's text: empty for the root, otherwise `/` before every escaped token.
  public let text: String

  /// The whole document.
  public static let root = JSONPointer(text: "")

  private init(text: String) { self.text = text }

  /// Reads a pointer; `nil` when the text is neither empty nor starts with `/`, or has a lone `~`.
  public init?(_ text: String) {
    guard text.isEmpty || text.hasPrefix("/") else { return nil }
    var afterTilde = false
    for byte in text.utf8 {
      if afterTilde, byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { return nil }
      afterTilde = byte == UInt8(ascii: "~")
    }
    if afterTilde { return nil }
    self.text = text
  }

  /// The pointer to a member of the object that this one points to.
  public func appending(key: String) -> JSONPointer {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return JSONPointer(text: text + "/" + key)
    }
    var escaped = ""
    for character in key.unicodeScalars {
      switch character {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return JSONPointer(text: text + "/" + escaped)
  }

  /// The pointer to an element of the array that this one points to.
  public func appending(index: Int) -> JSONPointer { JSONPointer(text: "\(text)/\(index)") }

  /// The unescaped tokens from the root on.
  public var tokens: [String] {
    text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { token in
      guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
      var plain = ""
      var afterTilde = false
      for character in token.unicodeScalars {
        if afterTilde {
          plain.append(character == "1" ? "/" : "~")
          afterTilde = false
        } else if character == "~" {
          afterTilde = true
        } else {
          plain.unicodeScalars.append(character)
        }
      }
      return plain
    }
  }

  /// The pointer's text.
  public var description: String { text }
}
