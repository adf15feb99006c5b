extension Double {
  /// The number with some decimals, rounded: `0.80`.
  func fixed(_ decimals: Int) -> String {
    var unit = 1
    for _ in 0..<Swift.max(0, decimals) { unit *= 10 }
    let scaled = (magnitude * Double(unit)).rounded()
    guard scaled < 1e15 else { return "\(self)" }
    let whole = Int(scaled)
    let sign = self < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(whole)" }
    let fraction = String(whole % unit)
    return "\(sign)\(whole / unit).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
  }

  /// An amount of US dollars, to the cent, or to four digits below one: `$0.00`, `$0.0012`.
  var dollars: String { self > 0 && self < 0.01 ? "$\(fixed(4))" : "$\(fixed(2))" }

  /// A time in seconds as minutes: `12 min`; below two minutes in seconds.
  var minutes: String { self < 120 ? "\(fixed(0)) s" : self.isFinite ? "\((self / 60).fixed(0)) min" : "too long" }
}
