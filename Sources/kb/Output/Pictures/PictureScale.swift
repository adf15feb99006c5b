/// Where a number stands on a line of a picture.
struct PictureScale {
  private let lower: Double
  private let factor: Double
  private let origin: Double

  /// Numbers of a range, spread from one coordinate to another.
  init(domain: ClosedRange<Double>, from start: Double, to end: Double) {
    lower = domain.lowerBound
    let span = domain.upperBound - domain.lowerBound
    factor = span > 0 ? (end - start) / span : 0
    origin = start
  }

  /// The coordinate of a number.
  func callAsFunction(_ value: Double) -> Double { origin + (value - lower) * factor }
}
