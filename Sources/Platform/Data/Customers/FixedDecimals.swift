/// Numbers of a fixed number of decimals, as files keep them.
enum FixedDecimals {
  /// 10 to the number of decimals, 0 to 6.
  static func scale(_ decimals: Int) -> Double { Double(units(decimals)) }

  private static func units(_ decimals: Int) -> Int {
    switch decimals {
    case ..<1: 1
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    default: 1_000_000
    }
  }

  /// Appends a number as text with so many decimals, rounded; nothing for NaN and what is beyond 2^53 units.
  static func append(_ value: Double, decimals: Int, to out: inout [UInt8]) {
    let scaled = (value * scale(decimals)).rounded()
    guard abs(scaled) <= 0x1p53 else { return }
    let number = Int(scaled)
    if number < 0 { out.append(UInt8(ascii: "-")) }
    let (whole, fraction) = Int(number.magnitude).quotientAndRemainder(dividingBy: units(decimals))
    append(digitsOf: whole, atLeast: 1, to: &out)
    guard decimals > 0 else { return }
    out.append(UInt8(ascii: "."))
    append(digitsOf: fraction, atLeast: min(decimals, 6), to: &out)
  }

  private static func append(digitsOf number: Int, atLeast width: Int, to out: inout [UInt8]) {
    var divisor = 1
    var count = 1
    while count < width || number / divisor >= 10 {
      divisor *= 10
      count += 1
    }
    while divisor > 0 {
      out.append(UInt8(ascii: "0") + UInt8(number / divisor % 10))
      divisor /= 10
    }
  }
}
