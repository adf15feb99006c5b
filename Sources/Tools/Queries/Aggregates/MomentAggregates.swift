/// Deviations, correlations and regressions (trino.io/docs/current/functions/aggregate.html). Of a pair (y, x) both must
/// be there.
enum MomentAggregates {
  static let all: [AggregateFunction] =
    single.map { name, value in AggregateFunction("\(name)(x)", 1...1) { Deviation(value) } }
    + paired.map { name, value in AggregateFunction("\(name)(y, x)", 2...2) { Association(value) } }

  private static let single: [(String, @Sendable (Moments) -> Double?)] = [
    ("stddev", { $0.varianceOfSample?.squareRoot() }), ("stddev_samp", { $0.varianceOfSample?.squareRoot() }),
    ("stddev_pop", { $0.variance?.squareRoot() }), ("variance", { $0.varianceOfSample }),
    ("var_samp", { $0.varianceOfSample }), ("var_pop", { $0.variance }),
  ]

  private static let paired: [(String, @Sendable (PairedMoments) -> Double?)] = [
    ("corr", { $0.correlation }), ("covar_pop", { $0.covariance }), ("covar_samp", { $0.covarianceOfSample }),
    ("regr_slope", { $0.slope }), ("regr_intercept", { $0.intercept }),
    ("regr_r2", { $0.correlation.map { $0 * $0 } }),
  ]
}
