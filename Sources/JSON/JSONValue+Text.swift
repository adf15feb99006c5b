extension JSONValue {
  /// How a value is laid out as text.
  public enum Layout: Sendable {
    /// On one line, without spaces.
    case compact
    /// Two spaces of indentation a level, one member a line.
    case pretty
  }

  /// The value as JSON text. O(size).
  public func text(_ layout: Layout = .compact) -> String {
    var out: [UInt8] = []
    write(to: &out, layout: layout, level: 0)
    return String(decoding: out, as: UTF8.self)
  }

  /// The value as UTF-8 JSON text. O(size).
  public func utf8(_ layout: Layout = .compact) -> [UInt8] {
    var out: [UInt8] = []
    write(to: &out, layout: layout, level: 0)
    return out
  }

  private func write(to out: inout [UInt8], layout: Layout, level: Int) {
    switch self {
    case .null: out.append(contentsOf: "null".utf8)
    case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let value): out.append(contentsOf: value.text.utf8)
    case .string(let value): Self.write(string: value, to: &out)
    case .array(let elements):
      Self.write(elements, between: ("[", "]"), to: &out, layout: layout, level: level) { element, out in
        element.write(to: &out, layout: layout, level: level + 1)
      }
    case .object(let object):
      Self.write(object.members, between: ("{", "}"), to: &out, layout: layout, level: level) { member, out in
        Self.write(string: member.key, to: &out)
        out.append(contentsOf: (layout == .pretty ? ": " : ":").utf8)
        member.value.write(to: &out, layout: layout, level: level + 1)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between brackets: (open: String, close: String), to out: inout [UInt8], layout: Layout,
    level: Int, each: (Element, inout [UInt8]) -> Void
  ) {
    out.append(contentsOf: brackets.open.utf8)
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if layout == .pretty { breakLine(level + 1, &out) }
      each(element, &out)
    }
    if layout == .pretty, !elements.isEmpty { breakLine(level, &out) }
    out.append(contentsOf: brackets.close.utf8)
  }

  private static func breakLine(_ level: Int, _ out: inout [UInt8]) {
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  private static func write(string: String, to out: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    out.append(UInt8(ascii: "\""))
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): out.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): out.append(contentsOf: "\\\\".utf8)
      case 0x0A: out.append(contentsOf: "\\n".utf8)
      case 0x0D: out.append(contentsOf: "\\r".utf8)
      case 0x09: out.append(contentsOf: "\\t".utf8)
      case 0..<0x20, 0x7F:
        out.append(contentsOf: "\\u00".utf8)
        out.append(hex[Int(byte >> 4)])
        out.append(hex[Int(byte & 15)])
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
