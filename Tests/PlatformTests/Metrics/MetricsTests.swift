import Testing

@testable import Platform

@Suite struct MetricsTests {
  let fixture: ScikitFixture
  let tolerance = 1e-12

  init() throws { fixture = try ScikitFixture() }

  @Test func `Errors of a regression are scikit-learn's`() throws {
    let actual = try fixture.numbers("regression", "actual")
    let metrics = RegressionMetrics(actual: actual, predicted: try fixture.numbers("regression", "predicted"))
    #expect(abs(metrics.rootMeanSquaredError - (try fixture.number("regression", "rmse"))) < tolerance * 100)
    #expect(abs(metrics.meanAbsoluteError - (try fixture.number("regression", "mae"))) < tolerance * 100)
    #expect(abs(metrics.determination - (try fixture.number("regression", "r2"))) < tolerance)
    #expect(
      abs(metrics.medianAbsoluteError - (try fixture.number("regression", "median_absolute_error"))) < tolerance * 100)
    #expect(abs(metrics.meanError - (try fixture.number("regression", "mean_error"))) < tolerance * 100)
    let quantiles = Quantiles(actual)
    for (share, value) in zip([0, 0.01, 0.333, 0.5, 0.999, 1], try fixture.numbers("regression", "quantiles")) {
      #expect(abs(quantiles.value(at: share) - value) < 1e-9)
    }
  }

  @Test func `Measures of probabilities with ties are scikit-learn's`() throws {
    let probabilities = try fixture.numbers("probability", "probabilities")
    let outcomes = try fixture.numbers("probability", "outcomes").map { $0 == 1 }
    #expect(Set(probabilities).count < probabilities.count / 2)
    let metrics = ProbabilityMetrics(outcomes: outcomes, probabilities: probabilities)
    #expect(abs(metrics.areaUnderCurve - (try fixture.number("probability", "auc_roc"))) < tolerance)
    #expect(abs(metrics.averagePrecision - (try fixture.number("probability", "average_precision"))) < tolerance)
    #expect(abs(metrics.logLoss - (try fixture.number("probability", "log_loss"))) < tolerance)
    #expect(abs(metrics.brier - (try fixture.number("probability", "brier"))) < tolerance)
  }

  @Test func `Decisions are counted as scikit-learn counts them`() throws {
    let probabilities = try fixture.numbers("probability", "probabilities")
    let outcomes = try fixture.numbers("probability", "outcomes").map { $0 == 1 }
    let matrix = ConfusionMatrix(
      outcomes: outcomes, scores: probabilities, threshold: try fixture.number("probability", "threshold"))
    let counts = [matrix.truePositives, matrix.falsePositives, matrix.falseNegatives, matrix.trueNegatives]
    #expect(counts.map(Double.init) == (try fixture.numbers("probability", "confusion")))
    #expect(abs(matrix.f1 - (try fixture.number("probability", "f1"))) < tolerance)
    #expect(abs(matrix.precision - (try fixture.number("probability", "precision"))) < tolerance)
    #expect(abs(matrix.recall - (try fixture.number("probability", "recall"))) < tolerance)
    #expect(matrix.total == outcomes.count)
    let best = RankedOutcomes(outcomes: outcomes, scores: probabilities).bestThreshold
    #expect(best == (try fixture.number("probability", "best_threshold")))
    let chosen = ConfusionMatrix(outcomes: outcomes, scores: probabilities, threshold: try #require(best))
    #expect(abs(chosen.f1 - (try fixture.number("probability", "best_f1"))) < tolerance)
  }

  @Test func `Calibration bins are scikit-learn's`() throws {
    let probabilities = try fixture.numbers("probability", "probabilities")
    let outcomes = try fixture.numbers("probability", "outcomes").map { $0 == 1 }
    let calibration = Calibration(outcomes: outcomes, probabilities: probabilities)
    let filled = calibration.bins.filter { $0.count > 0 }
    #expect(filled.reduce(0) { $0 + $1.count } == outcomes.count)
    let sizes = try fixture.numbers("probability", "sizes")
    #expect(filled.map { Double($0.count) } == sizes)
    let observed = try fixture.numbers("probability", "observed")
    let predicted = try fixture.numbers("probability", "mean_predicted")
    var error = 0.0
    for (index, bin) in filled.enumerated() {
      #expect(abs(bin.observedRate - observed[index]) < tolerance)
      #expect(abs(bin.meanPredicted - predicted[index]) < tolerance)
      error += sizes[index] * abs(observed[index] - predicted[index]) / Double(outcomes.count)
    }
    #expect(abs(calibration.expectedError - error) < tolerance)
  }

  @Test func `Ranks of classes are scikit-learn's`() throws {
    let metrics = ClassMetrics(
      classes: try fixture.numbers("classes", "classes").map { Int($0) },
      scores: try fixture.numbers("classes", "scores").map { Float($0) },
      classCount: Int(try fixture.number("classes", "count")))
    #expect(abs(metrics.accuracy - (try fixture.number("classes", "accuracy"))) < tolerance)
    #expect(abs(metrics.hitAt3 - (try fixture.number("classes", "hit_at_3"))) < tolerance)
    #expect(abs(metrics.meanReciprocalRank - (try fixture.number("classes", "mrr"))) < tolerance)
    #expect(abs(metrics.gainAt5 - (try fixture.number("classes", "ndcg_at_5"))) < tolerance)
  }

  @Test func `The interval of a share is Wilson's`() throws {
    #expect(fixture.wilson.count == 2)
    for expected in fixture.wilson {
      let interval = Interval(
        successes: try #require(expected["successes"]?.int), trials: try #require(expected["trials"]?.int))
      #expect(abs(interval.lower - (try #require(expected["lower"]?.double))) < 1e-9)
      #expect(abs(interval.upper - (try #require(expected["upper"]?.double))) < 1e-9)
    }
  }
}
