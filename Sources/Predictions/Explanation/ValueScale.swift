/// The values of a feature as ranks among known ones, so that changes of different features can be compared.
struct ValueScale: Sendable {
  private let quantiles: [Double]

  /// How far two rows picked at random are apart on average, in ranks: what a change is worth that has no ranks.
  static let typicalDistance = 1.0 / 3

  /// A scale over quantiles at even steps, or any values that are spread as the feature's are.
  init(quantiles: [Double]) { self.quantiles = quantiles.filter { !$0.isNaN }.sorted() }

  /// How far two values are apart, as the part of the known values between them, 0...1. O(log quantiles).
  func distance(_ first: Float, _ second: Float) -> Double {
    guard quantiles.count > 1 else { return Self.typicalDistance }
    return (rank(Double(first)) - rank(Double(second))).magnitude
  }

  /// The part of the known values below a value, interpolated; of equal ones half count as below.
  private func rank(_ value: Double) -> Double {
    let below = count { $0 < value }
    let upTo = count { $0 <= value }
    let last = Double(quantiles.count - 1)
    if upTo > below { return Double(below + upTo - 1) / 2 / last }
    guard below > 0 else { return 0 }
    guard below < quantiles.count else { return 1 }
    let step = quantiles[below] - quantiles[below - 1]
    return (Double(below - 1) + (value - quantiles[below - 1]) / step) / last
  }

  /// How many values at the beginning satisfy what the first ones do and the last ones do not.
  private func count(where isCounted: (Double) -> Bool) -> Int {
    var low = 0
    var high = quantiles.count
    while low < high {
      let middle = (low + high) / 2
      if isCounted(quantiles[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
