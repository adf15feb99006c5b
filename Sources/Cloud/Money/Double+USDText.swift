extension Double {
  /// An amount of US dollars: cents from one dollar on, below that two digits that count, four decimals at least: `$12.30`,
  /// `$0.0042`, `$0.000000060`.
  var usdText: String {
    guard isFinite else { return self > 0 ? "$∞" : "$?" }
    let magnitude = abs(self)
    var decimals = magnitude >= 1 ? 2 : 4
    var unit = magnitude >= 1 ? 100.0 : 10_000
    while magnitude > 0, magnitude * unit < 9.95, decimals < 12 {
      decimals += 1
      unit *= 10
    }
    guard let units = UInt(exactly: (magnitude * unit).rounded()), let whole = UInt(exactly: unit) else {
      return "\(self < 0 ? "-" : "")$\(magnitude)"
    }
    let digits = String(units % whole)
    let zeros = String(repeating: "0", count: max(decimals - digits.utf8.count, 0))
    return "\(self < 0 && units > 0 ? "-" : "")$\(units / whole).\(zeros)\(digits)"
  }
}
