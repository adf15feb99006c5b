import JSON

extension DocumentValue {
  /// The value as JSON text in UTF-8; floats with as many digits as read back exactly. O(size).
  var json: [UInt8] {
    var out: [UInt8] = []
    write(to: &out)
    return out
  }

  private func write(to out: inout [UInt8]) {
    switch self {
    case .object(let members):
      Self.write(members, "{", "}", to: &out) { member, out in
        Self.write(member.0, to: &out)
        out.append(UInt8(ascii: ":"))
        member.1.write(to: &out)
      }
    case .list(let values): Self.write(values, "[", "]", to: &out) { $0.write(to: &$1) }
    case .text(let text): Self.write(text, to: &out)
    case .integer(let number): out.append(contentsOf: "\(number)".utf8)
    case .integers(let numbers): Self.write(numbers, to: &out)
    case .floats(let numbers): Self.write(numbers, to: &out)
    case .int32s(let numbers): Self.write(numbers, to: &out)
    case .int64s(let numbers): Self.write(numbers, to: &out)
    case .bytes(let numbers): Self.write(numbers, to: &out)
    }
  }

  private static func write<Element>(
    _ elements: [Element], _ open: String, _ close: String, to out: inout [UInt8],
    each: (Element, inout [UInt8]) -> Void
  ) {
    out.append(contentsOf: open.utf8)
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      each(element, &out)
    }
    out.append(contentsOf: close.utf8)
  }

  private static func write<Number: CustomStringConvertible>(_ numbers: [Number], to out: inout [UInt8]) {
    write(numbers, "[", "]", to: &out) { $1.append(contentsOf: $0.description.utf8) }
  }

  private static func write(_ text: String, to out: inout [UInt8]) {
    out.append(contentsOf: JSONValue.string(text).utf8())
  }
}
