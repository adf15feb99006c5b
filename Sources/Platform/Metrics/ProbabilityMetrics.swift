#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How good the predicted probabilities of an event are.
public struct ProbabilityMetrics: Sendable, Hashable {
  /// The area under the receiver operating characteristic; see `RankedOutcomes.areaUnderCurve`.
  public let areaUnderCurve: Double
  /// The area under precision against recall; see `RankedOutcomes.averagePrecision`.
  public let averagePrecision: Double
  /// The mean negative logarithm of the probability given to what came, in nats; probabilities are kept 1e-15 away from
  /// 0 and 1.
  public let logLoss: Double
  /// The mean squared difference of probability and outcome (Brier 1950).
  public let brier: Double

  /// Measures probabilities of rows; no rows give zeros. O(n log n).
  public init(outcomes: [Bool], probabilities: [Double]) {
    let ranked = RankedOutcomes(outcomes: outcomes, scores: probabilities)
    let count = Double(max(1, min(outcomes.count, probabilities.count)))
    areaUnderCurve = ranked.areaUnderCurve
    averagePrecision = ranked.averagePrecision
    logLoss =
      zip(outcomes, probabilities).reduce(0) { sum, row in
        let probability = min(max(row.1, 1e-15), 1 - 1e-15)
        return sum - log(row.0 ? probability : 1 - probability)
      } / count
    brier = zip(outcomes, probabilities).reduce(0) { $0 + ($1.1 - ($1.0 ? 1 : 0)) * ($1.1 - ($1.0 ? 1 : 0)) } / count
  }
}
