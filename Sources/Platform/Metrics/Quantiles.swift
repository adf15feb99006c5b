/// The quantiles of a sample, between two values by linear interpolation.
///
/// Definition 7 of Hyndman and Fan (1996), "Sample quantiles in statistical packages": NumPy's default.
public struct Quantiles: Sendable, Hashable {
  private let sorted: [Double]

  /// The quantiles of values in any order, NaN left out. O(n log n).
  public init(_ values: some Sequence<Double>) { sorted = values.filter { !$0.isNaN }.sorted() }

  init(sorted: [Double]) { self.sorted = sorted }

  /// The quantile of a share from 0 to 1; 0 for an empty sample. O(1).
  public func value(at share: Double) -> Double {
    guard let last = sorted.last else { return 0 }
    let position = min(max(share, 0), 1) * Double(sorted.count - 1)
    let lower = Int(position)
    guard lower + 1 < sorted.count else { return last }
    let rest = position - Double(lower)
    return rest == 0 ? sorted[lower] : sorted[lower] + (sorted[lower + 1] - sorted[lower]) * rest
  }

  /// The 101 percentiles from the least to the greatest value.
  public var percentiles: [Double] { (0...100).map { value(at: Double($0) / 100) } }
}
