/// A name that sorts by time: 48 bits of milliseconds and 80 random bits in 26 characters (the ULID specification).
public struct ULID: Sendable, Hashable, Comparable, CustomStringConvertible {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The 16 bytes, the time first.
  public let bytes: [UInt8]

  /// The name for a time in seconds since 1970 (clamped to 0 and the year 10889) and 10 random bytes.
  ///
  /// Missing random bytes are zeros, further ones are not used.
  public init(seconds: Double, randomness: [UInt8]) {
    let most = Double(UInt64(1) << 48 - 1)
    let milliseconds = UInt64(max(0, min(seconds.isFinite ? seconds * 1000 : 0, most)))
    let time = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * $0)) }
    bytes = Array((time + randomness.prefix(10) + Array(repeating: 0, count: 10)).prefix(16))
  }

  /// The name of these 16 bytes, `nil` for another number of them.
  public init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  /// The name written so, `nil` when it is not 26 characters of the alphabet, or too large for 128 bits.
  public init?(_ text: String) {
    let characters = Array(text.utf8)
    guard characters.count == 26, let first = characters.first, first <= UInt8(ascii: "7") else { return nil }
    var bytes = [UInt8](repeating: 0, count: 17)
    for (index, character) in characters.enumerated() {
      guard let digit = Self.alphabet.firstIndex(of: character) else { return nil }
      // The 130 bits of 26 digits end where the bytes end, so the first digit has two bits before them.
      let bit = 5 * index + 6
      let shifted = UInt16(digit) << UInt16(11 - bit % 8)
      bytes[bit / 8] |= UInt8(truncatingIfNeeded: shifted >> 8)
      if bit / 8 + 1 < 17 { bytes[bit / 8 + 1] |= UInt8(truncatingIfNeeded: shifted) }
    }
    self.bytes = Array(bytes.dropFirst())
  }

  /// The 26 characters.
  public var description: String {
    let padded: [UInt8] = [0] + bytes + [0]
    let digits = (0..<26).map { index in
      let bit = 5 * index + 6
      let pair = UInt16(padded[bit / 8]) << 8 | UInt16(padded[bit / 8 + 1])
      return Self.alphabet[Int(pair >> UInt16(11 - bit % 8)) & 31]
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// By time, then by the random part.
  public static func < (left: ULID, right: ULID) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
