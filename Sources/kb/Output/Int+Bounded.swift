extension Int {
  /// The whole part of a number within bounds; the lower bound for what is no number.
  init(_ value: Double, within bounds: ClosedRange<Int>) {
    let low = Double(bounds.lowerBound)
    let high = Double(bounds.upperBound)
    self = value >= low ? Int(exactly: Swift.min(value, high).rounded(.down)) ?? bounds.upperBound : bounds.lowerBound
  }
}
