import TestSupport
import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct CandidateValuesTests {
    func feature(
      _ kind: Feature.Kind, change: Feature.Change = .any, minimum: Double? = nil, maximum: Double? = nil,
      isProtected: Bool = false
    ) -> Feature {
      Feature(
        name: "x", section: "s", kind: kind, meaning: "m", isProtected: isProtected, minimum: minimum,
        maximum: maximum, change: change)
    }

    @Test func `Numbers get as few decimals as stay on their side of a threshold`() {
      let values = CandidateValues(feature(.float), thresholds: [0.304, 0.3498, 2.71828, 10])
      #expect(values.values(insteadOf: 0.1) == [0.31, 1, 3, 10])
      #expect(values.values(insteadOf: 12) == [9, 2, 0.34, 0])
    }

    @Test func `Whole numbers stay whole`() {
      let values = CandidateValues(feature(.integer), thresholds: [2, 4.5, 4.7])
      #expect(values.values(insteadOf: 0) == [2, 5])
      #expect(values.values(insteadOf: 9) == [4, 1])
    }

    @Test func `Every candidate scores on another side of a threshold than the value does`() {
      var generator = SplitMix64(seed: 51)
      for _ in 0..<50 {
        let thresholds = (0..<12).map { _ in Float.random(in: -3...3, using: &generator) }
        let current = Float.random(in: -3...3, using: &generator)
        let values = CandidateValues(feature(.float), thresholds: thresholds).values(insteadOf: current)
        func interval(_ value: Float) -> Int { thresholds.count { $0 <= value } }
        #expect(Set(values.map(interval)).count == values.count)
        #expect(!values.map(interval).contains(interval(current)))
      }
    }

    @Test func `Bounds and direction are kept`() {
      let thresholds: [Float] = [0, 5, 10, 30]
      let up = CandidateValues(feature(.integer, change: .increase, minimum: 0, maximum: 20), thresholds: thresholds)
      #expect(up.values(insteadOf: 5) == [10])
      let down = CandidateValues(feature(.integer, change: .decrease, minimum: 0, maximum: 20), thresholds: thresholds)
      #expect(down.values(insteadOf: 10) == [9, 4])
    }

    @Test func `Booleans and categories take their other levels`() {
      #expect(CandidateValues(feature(.boolean), thresholds: [1]).values(insteadOf: 1) == [0])
      #expect(
        CandidateValues(feature(.category(levels: ["a", "b", "c"])), thresholds: []).values(insteadOf: 1) == [0, 2])
    }

    @Test func `What is protected, locked or missing is left alone`() {
      let thresholds: [Float] = [0, 1]
      #expect(CandidateValues(feature(.float, isProtected: true), thresholds: thresholds).values(insteadOf: 5).isEmpty)
      #expect(CandidateValues(feature(.float, change: .none), thresholds: thresholds).values(insteadOf: 5).isEmpty)
      #expect(CandidateValues(feature(.float), thresholds: thresholds).values(insteadOf: .nan).isEmpty)
    }
  }
}
