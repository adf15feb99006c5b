extension S3XMLReader {
  private static let entities: [String: UInt8] = [
    "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"), "amp": UInt8(ascii: "&"), "quot": UInt8(ascii: "\""),
    "apos": UInt8(ascii: "'"),
  ]

  /// The bytes that a reference (`&amp;`, `&#10;`, `&#xA;`) stands for.
  mutating func reference() throws(S3XMLError) -> [UInt8] {
    let start = offset
    // The longest is `&#x10FFFF;`, and leading zeros may stand before it.
    guard let length = bytes[start...].prefix(16).firstIndex(of: UInt8(ascii: ";")).map({ $0 - start }) else {
      throw expected("a reference that ends with ;")
    }
    let name = String(decoding: bytes[(start + 1)..<(start + length)], as: UTF8.self)
    guard let value = Self.entities[name].map({ [$0] }) ?? Self.character(name) else {
      throw expected("a reference to a character")
    }
    offset = start + length + 1
    return value
  }

  private static func character(_ name: String) -> [UInt8]? {
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.hasPrefix("#x")
    let digits = name.utf8.dropFirst(isHexadecimal ? 2 : 1)
    // `UInt32` would read a sign, too.
    guard let first = digits.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-"),
      let number = UInt32(String(Substring(digits)), radix: isHexadecimal ? 16 : 10),
      let scalar = Unicode.Scalar(number)
    else { return nil }
    return Array(String(Character(scalar)).utf8)
  }

  /// A name without a namespace's prefix.
  mutating func name() throws(S3XMLError) -> String {
    let start = offset
    while offset < bytes.count, !Self.endsName(bytes[offset]) { offset += 1 }
    let name = bytes[start..<offset]
    let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    guard !local.isEmpty else { throw expected("a name") }
    return String(decoding: local, as: UTF8.self)
  }

  private static func endsName(_ byte: UInt8) -> Bool { isSpace(byte) || "/>=<&\"'!?".utf8.contains(byte) }

  static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  mutating func skipSpace() { while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 } }

  /// Goes on behind a mark if it comes next.
  mutating func skip(_ mark: String) -> Bool {
    guard bytes[offset...].starts(with: mark.utf8) else { return false }
    offset += mark.utf8.count
    return true
  }

  /// Goes on behind the next such mark.
  @discardableResult
  mutating func skipped(until mark: String) throws(S3XMLError) -> S3XMLEvent? {
    while offset < bytes.count {
      if skip(mark) { return nil }
      offset += 1
    }
    throw expected(mark)
  }

  func expected(_ what: String) -> S3XMLError { S3XMLError(offset: offset, expected: what) }
}
