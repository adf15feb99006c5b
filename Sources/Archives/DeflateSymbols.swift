/// The alphabet of DEFLATE: lengths 3 to 258 and distances 1 to 32,768 as a symbol and further bits
/// (RFC 1951, section 3.2.5).
enum DeflateSymbols {
  /// A symbol, and what of the value follows it.
  struct Coded {
    let symbol: Int
    let extra: UInt32
    let bits: Int
  }

  static let endOfBlock = 256

  /// The symbol of a match's length, 3 to 258.
  static func length(_ length: Int) -> Coded {
    if length == 258 { return Coded(symbol: 285, extra: 0, bits: 0) }
    let value = length - 3
    guard value >= 8 else { return Coded(symbol: 257 + value, extra: 0, bits: 0) }
    let bits = Self.exponent(value) - 2
    return Coded(
      symbol: 257 + 4 * bits + (value >> bits), extra: UInt32(value & ((1 << bits) - 1)), bits: bits)
  }

  /// The symbol of a match's distance, 1 to 32,768.
  static func distance(_ distance: Int) -> Coded {
    let value = distance - 1
    guard value >= 4 else { return Coded(symbol: value, extra: 0, bits: 0) }
    let bits = Self.exponent(value) - 1
    return Coded(symbol: 2 * bits + (value >> bits), extra: UInt32(value & ((1 << bits) - 1)), bits: bits)
  }

  /// The place of the highest bit.
  private static func exponent(_ value: Int) -> Int { Int.bitWidth - 1 - value.leadingZeroBitCount }
}
