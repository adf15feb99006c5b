import JSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension JSONValue {
  /// A measured number with so many significant digits: those beyond say nothing, and C libraries differ in the last.
  static func figure(_ value: Double, digits: Int = 5) -> JSONValue { .number(value.rounded(digits: digits)) }

  /// An interval as a list of its ends.
  static func interval(_ interval: Interval) -> JSONValue {
    .array([.figure(interval.lower, digits: 4), .figure(interval.upper, digits: 4)])
  }
}

extension Double {
  /// The nearest number with so many significant decimal digits.
  func rounded(digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    let places = digits - 1 - Int(log10(abs(self)).rounded(.down))
    guard abs(places) < 300 else { return 0 }
    let scale = pow(10, Double(abs(places)))
    return places >= 0 ? (self * scale).rounded() / scale : (self / scale).rounded() * scale
  }
}
