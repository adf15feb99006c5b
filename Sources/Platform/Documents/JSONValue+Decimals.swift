import JSON

extension JSONValue {
  /// A number with so many decimals at most (0 to 9), or `null` for one that JSON cannot say.
  static func rounded(_ value: Double, _ decimals: Int) -> JSONValue {
    let factor = (0..<Swift.min(Swift.max(decimals, 0), 9)).reduce(1.0) { product, _ in product * 10 }
    let rounded = (value * factor).rounded() / factor
    return .number(rounded == 0 ? 0 : rounded)
  }
}
