extension Double {
  /// The number with so many decimals (0 to 9), rounded; `-` where it is none that can be written so.
  func text(places: Int) -> String {
    let factor = (0..<Swift.min(Swift.max(places, 0), 9)).reduce(1) { product, _ in product * 10 }
    guard isFinite, let units = Int(exactly: (self * Double(factor)).rounded()) else { return "-" }
    let sign = units < 0 ? "-" : ""
    guard factor > 1 else { return "\(units)" }
    let decimals = String(Int(units.magnitude) % factor + factor).dropFirst()
    return "\(sign)\(Int(units.magnitude) / factor).\(decimals)"
  }
}
