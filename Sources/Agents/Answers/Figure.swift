import JSON

/// A number in a text.
public struct Figure: Sendable, Hashable {
  /// The number as it is written, with its percent sign.
  public var text: String
  /// Where it stands, in Unicode scalars.
  public var span: Range<Int>
  /// The number that it says; for a percentage the number before the sign.
  public var value: Double
  /// How many digits stand after the decimal point.
  public var decimals: Int
  /// Whether a percent sign follows.
  public var isPercentage: Bool

  /// The figure as `{"text","span"}`.
  public var json: JSONValue {
    ["text": .string(text), "span": [.number(span.lowerBound), .number(span.upperBound)]]
  }

  /// Whether the figure says the same as a number of a source: equal, or rounded from it, or the same share as a
  /// percentage.
  func agrees(with source: Figure) -> Bool {
    if says(source.value) { return true }
    if isPercentage, !source.isPercentage { return says(source.value * 100) }
    return !isPercentage && source.isPercentage && says(source.value / 100)
  }

  /// Whether the figure is a number, or that number rounded.
  ///
  /// One significant digit, or a whole number that is no percentage, stands for too many numbers to be taken as rounded.
  private func says(_ number: Double) -> Bool {
    if value == number { return true }
    guard significantDigits >= 2, decimals > 0 || isPercentage else { return false }
    var unit = 1.0
    for _ in 0..<min(decimals, 12) { unit /= 10 }
    return abs(value - number) <= unit * 0.5000001
  }

  private var significantDigits: Int {
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }.filter(\.isNumber)
    return mantissa.drop { $0 == "0" }.count
  }
}
