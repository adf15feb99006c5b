/// A decimal number: digits times a power of ten.
struct DecimalNumber {
  /// The digits as a whole number, as far as 19 of them go.
  private(set) var digits: UInt64 = 0
  /// How many digits there are, without leading zeros.
  private(set) var count = 0
  /// The power of ten.
  var exponent = 0

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
  ]

  /// Adds a digit at the end.
  mutating func append(_ digit: UInt8) {
    guard digits > 0 || digit > 0 else { return }
    if count < 19 { digits = digits * 10 + UInt64(digit) }
    count += 1
  }

  /// The nearest float where that is certain without long arithmetic, otherwise `nil`.
  ///
  /// At most 15 digits and a power of at most 22 are exact doubles, so that their product or quotient is the nearest
  /// double (Clinger, "How to read floating point numbers accurately", 1990). Its nearest float is that of the decimal
  /// number, unless the double lies half way between two floats: rounding twice could then go astray.
  var nearest: Float? {
    if digits == 0 { return 0 }
    guard count <= 15, (-22...22).contains(exponent) else { return nil }
    let double =
      exponent < 0 ? Double(digits) / Self.powers[-exponent] : Double(digits) * Self.powers[exponent]
    let dropped: UInt64 = 0x1FFF_FFFF
    guard double >= 0x1p-126, double < 0x1p127, double.bitPattern & dropped != 0x1000_0000 else { return nil }
    return Float(double)
  }
}
