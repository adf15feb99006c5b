/// Writes numbers as people read them, the same in every answer, table and picture.
public enum NumberText {
  /// The number with so many decimals (0 to 9), rounded half away from zero: `0.80`; `-` where it cannot be written so.
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    let places = min(max(decimals, 0), 9)
    let factor = (0..<places).reduce(1) { product, _ in product * 10 }
    guard value.isFinite, let units = Int(exactly: (value * Double(factor)).rounded()) else { return "-" }
    let sign = units < 0 ? "-" : ""
    let whole = units.magnitude / UInt(factor)
    guard places > 0 else { return "\(sign)\(whole)" }
    let fraction = String(units.magnitude % UInt(factor) + UInt(factor)).dropFirst()
    return "\(sign)\(whole).\(fraction)"
  }

  /// The number with four significant digits at most and no zeros at the end: `0.1222`, `12.1`, `487.5`, `1692`.
  public static func plain(_ value: Double) -> String {
    let magnitude = value.magnitude
    let decimals = magnitude >= 1000 ? 0 : magnitude >= 100 ? 1 : magnitude >= 10 ? 2 : magnitude >= 1 ? 3 : 4
    var text = fixed(value, decimals)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text == "-0" ? "0" : text
  }

  /// The number with its sign: `+0.81`, `-0.22`, `+0.00`.
  public static func signed(_ value: Double, _ decimals: Int) -> String {
    let text = fixed(value, decimals)
    return text.hasPrefix("-") ? text : "+" + text
  }

  /// A share from 0 to 1 as per cent, with more digits near both ends: `62.1 %`, `0.42 %`, `99.95 %`.
  public static func percent(_ share: Double) -> String {
    let percent = share * 100
    let isNearEnd = percent < 1 || percent > 99
    return fixed(percent, isNearEnd && percent > 0 && percent < 100 ? 2 : 1) + " %"
  }

  /// An amount of US dollars: `$487.50`, `-$3.20`, from ten thousand on without cents.
  public static func dollars(_ amount: Double) -> String {
    let text = fixed(amount.magnitude, amount.magnitude >= 10_000 ? 0 : 2)
    return (amount < 0 ? "-$" : "$") + text
  }

  /// A whole number as a place in an order: `1st`, `22nd`, `93rd`, `11th`.
  public static func ordinal(_ number: Int) -> String {
    let isTeen = (11...13).contains(number.magnitude % 100)
    let ending =
      switch number.magnitude % 10 {
      case 1 where !isTeen: "st"
      case 2 where !isTeen: "nd"
      case 3 where !isTeen: "rd"
      default: "th"
      }
    return "\(number)\(ending)"
  }
}
