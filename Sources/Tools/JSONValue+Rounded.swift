import JSON

extension JSONValue {
  /// A number with one decimal at most, as percentiles are given.
  static func rounded(_ value: Double) -> JSONValue { .number((value * 10).rounded() / 10) }
}
