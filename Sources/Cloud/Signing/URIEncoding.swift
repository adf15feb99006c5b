/// Percent-encoding as signatures want it: every byte but letters, digits and `-._~` (RFC 3986), in upper-case digits.
enum URIEncoding {
  /// A text with its UTF-8 bytes encoded.
  ///
  /// - Parameter keeping: further ASCII characters that stay as they are.
  static func encode(_ text: some StringProtocol, keeping: String = "") -> String {
    encode(Array(text.utf8), keeping: Array(keeping.utf8))
  }

  /// An encoded text with every escape in its one canonical form.
  static func normalize(_ text: some StringProtocol) -> String { encode(decode(Array(text.utf8)), keeping: []) }

  private static func encode(_ bytes: [UInt8], keeping: [UInt8]) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(bytes.count)
    for byte in bytes {
      if isUnreserved(byte) || keeping.contains(byte) {
        encoded.append(byte)
      } else {
        encoded.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// The bytes that an encoded text stands for; a `%` without two digits stands for itself.
  private static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
      if byte == UInt8(ascii: "%"), digits.count == 2 {
        decoded.append(UInt8(digits[0] << 4 | digits[1]))
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
