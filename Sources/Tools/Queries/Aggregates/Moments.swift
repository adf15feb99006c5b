/// Count, mean and spread of numbers, taken one by one (Welford, Technometrics 4(3), 1962).
struct Moments {
  private(set) var count = 0.0
  private(set) var mean = 0.0
  /// The sum of squared distances from the mean.
  private(set) var squares = 0.0

  mutating func add(_ value: Double) {
    count += 1
    let distance = value - mean
    mean += distance / count
    squares += distance * (value - mean)
  }

  /// The variance of all; `nil` without any.
  var variance: Double? { count > 0 ? squares / count : nil }
  /// The estimate from a sample; `nil` for fewer than two.
  var varianceOfSample: Double? { count > 1 ? squares / (count - 1) : nil }
}
