import Testing

@testable import Platform

@Suite struct MetricsEdgeTests {
  @Test func `No rows give zeros, not a trap`() {
    let regression = RegressionMetrics(actual: [], predicted: [])
    #expect(regression.rootMeanSquaredError == 0 && regression.determination == 0)
    let probability = ProbabilityMetrics(outcomes: [], probabilities: [])
    #expect(probability.areaUnderCurve == 0.5 && probability.logLoss == 0)
    #expect(ConfusionMatrix(outcomes: [], scores: [], threshold: 0.5).precision == 0)
    #expect(Calibration(outcomes: [], probabilities: []).expectedError == 0)
    #expect(Lift(outcomes: [], scores: []).rows == 0)
    #expect(ClassMetrics(classes: [], scores: [], classCount: 12).accuracy == 0)
    #expect(Quantiles([]).percentiles == [Double](repeating: 0, count: 101))
  }

  @Test func `Outcomes of one kind have no area and no threshold`() {
    let negative = RankedOutcomes(outcomes: [false, false], scores: [1, 2])
    #expect(negative.areaUnderCurve == 0.5)
    #expect(negative.bestThreshold == nil)
    #expect(Interval(areaUnderCurve: 0.5, positives: 0, negatives: 2) == Interval(lower: 0, upper: 1))
    #expect(Interval(successes: 0, trials: 0) == Interval(lower: 0, upper: 1))
  }

  @Test func `Equal scores are worth as much as chance`() {
    let ranked = RankedOutcomes(outcomes: [true, false, true, false], scores: [3, 3, 3, 3])
    #expect(ranked.areaUnderCurve == 0.5)
    #expect(ranked.averagePrecision == 0.5)
    #expect(Lift(ranked, part: 0.5).rate == 0.5)
    #expect(Lift(ranked, part: 0.5).factor == 1)
  }

  @Test func `A perfect ranking has an area of 1 and puts every positive on top`() {
    let ranked = RankedOutcomes(outcomes: [false, true, false, true], scores: [0.1, 0.9, 0.2, 0.8])
    #expect(ranked.areaUnderCurve == 1)
    #expect(ranked.averagePrecision == 1)
    #expect(ranked.bestThreshold == 0.8)
    let lift = Lift(ranked, part: 0.5)
    #expect(lift.rows == 2 && lift.rate == 1 && lift.factor == 2 && lift.share == 1)
  }

  @Test func `A constant target leaves nothing to explain`() {
    #expect(RegressionMetrics(actual: [2, 2, 2], predicted: [1, 2, 3]).determination == 0)
  }

  @Test func `The interval of an area holds it and narrows with rows`() {
    let small = Interval(areaUnderCurve: 0.8, positives: 20, negatives: 100)
    let large = Interval(areaUnderCurve: 0.8, positives: 2000, negatives: 10_000)
    #expect(small.lower < large.lower && large.lower < 0.8)
    #expect(small.upper > large.upper && large.upper > 0.8)
    #expect(small.lower > 0 && small.upper < 1)
  }

  @Test func `An unknown class is left out, and the first of two equal classes ranks first`() {
    let metrics = ClassMetrics(classes: [0, 1, 7], scores: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], classCount: 2)
    #expect(metrics.rows == 2)
    #expect(metrics.accuracy == 0.5)
    #expect(metrics.meanReciprocalRank == 0.75)
  }
}
