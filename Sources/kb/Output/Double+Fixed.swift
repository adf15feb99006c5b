extension Double {
  /// The number with so many decimals (0 to 9), rounded: `0.80`; `-` where it is none that can be written so.
  func fixed(_ decimals: Int) -> String {
    let factor = (0..<Swift.min(Swift.max(decimals, 0), 9)).reduce(1) { product, _ in product * 10 }
    guard isFinite, let units = Int(exactly: (self * Double(factor)).rounded()) else { return "-" }
    let sign = units < 0 ? "-" : ""
    guard factor > 1 else { return "\(units)" }
    let fraction = String(Int(units.magnitude % UInt(factor)) + factor).dropFirst()
    return "\(sign)\(units.magnitude / UInt(factor)).\(fraction)"
  }

  /// An amount of US dollars, to the cent, or to four digits below one: `$0.00`, `$0.0012`, `<$0.0001`.
  var dollars: String {
    if self > 0, self < 0.0001 { return "<$0.0001" }
    return self > 0 && self < 0.01 ? "$\(fixed(4))" : "$\(fixed(2))"
  }

  /// A time in seconds as minutes: `12 min`; below two minutes in seconds.
  var minutes: String { self < 120 ? "\(fixed(0)) s" : self.isFinite ? "\((self / 60).fixed(0)) min" : "too long" }
}
