import TestSupport
import Testing

@testable import Predictions

extension PredictionsTests {
  @Suite struct ImportanceTests {
    @Test func `Global importance is the mean absolute contribution`() throws {
      var random = RandomEnsemble(seed: 31, featureCount: 5)
      let explainer = ShapleyExplainer(random.ensemble(trees: 12, depth: 4, groups: 2))
      let matrix = random.matrix(rows: 90)
      let contributions = try explainer.contributions(of: matrix)
      let summary = try explainer.importance(over: matrix)
      #expect(summary.rowCount == 90)
      for feature in 0..<5 {
        var absolute = 0.0
        var signed = 0.0
        for row in 0..<90 {
          for group in 0..<2 { absolute += Double(abs(contributions[row: row].values[group * 5 + feature])) }
          signed += Double(contributions[row: row].values[5 + feature])
        }
        let entry = try #require(summary.ranking[feature: feature])
        #expect(abs(entry.value - absolute / 90) < 1e-9)
        #expect(abs(summary.meanContributions[5 + feature] - signed / 90) < 1e-9)
      }
      #expect(abs(summary.ranking.entries.reduce(0) { $0 + $1.share } - 1) < 1e-12)
      #expect(zip(summary.ranking.entries, summary.ranking.entries.dropFirst()).allSatisfy { $0.value >= $1.value })
      #expect(try explainer.importance(over: matrix, threads: 3) == summary)
    }

    @Test func `A slice has the importance of its rows alone`() throws {
      var random = RandomEnsemble(seed: 32, featureCount: 4)
      let explainer = ShapleyExplainer(random.ensemble(trees: 12, depth: 4))
      let matrix = random.matrix(rows: 60)
      let slices = (0..<60).map { $0 % 4 - 1 }
      let summaries = try explainer.importance(over: matrix, sliceOfRow: slices, sliceCount: 4)
      #expect(summaries.map(\.rowCount) == [15, 15, 15, 0])
      for slice in 0..<3 {
        var rows = FeatureMatrix(columnCount: 4)
        for row in 0..<60 where slices[row] == slice { rows.append(row: matrix[row: row]) }
        #expect(try explainer.importance(over: rows) == summaries[slice])
      }
      #expect(summaries[3].ranking.entries.allSatisfy { $0.value == 0 && $0.share == 0 })
    }

    @Test func `Rows are sliced by category and by bands, missing values in no slice`() {
      var matrix = FeatureMatrix(columnCount: 2)
      for row: [Float] in [[2, 29], [0, 30], [.nan, 51], [1, .nan]] { matrix.append(row: row) }
      #expect(matrix.slices(byCategory: 0) == [2, 0, -1, 1])
      #expect(matrix.slices(byBandsOf: 1, from: [30, 50]) == [0, 1, 2, -1])
      #expect(matrix.slices(byCategory: 2) == [-1, -1, -1, -1])
    }

    @Test func `Slices that do not fit the rows are refused`() throws {
      let explainer = ShapleyExplainer(.of([], featureCount: 2))
      var matrix = FeatureMatrix(columnCount: 2)
      matrix.append(row: [1, 2])
      #expect(throws: FeatureError.self) {
        try explainer.importance(over: matrix, sliceOfRow: [0, 0], sliceCount: 1)
      }
      #expect(try explainer.importance(over: matrix, sliceOfRow: [0], sliceCount: 0).isEmpty)
    }

    @Test func `Of equally important features the first column comes first`() {
      let ranking = FeatureRanking(values: [2, 3, 3, -2])
      #expect(ranking.entries.map(\.feature) == [1, 2, 0, 3])
      let shares: [Double] = [0.375, 0.375, 0.25, 0]
      #expect(ranking.entries.map(\.share) == shares)
      #expect(ranking[feature: 4] == nil)
    }

    @Test func `Gain and cover are summed over the tests of a feature`() {
      let tree = Tree(
        nodes: [
          .test(1, below: 0, left: 1, right: 2, cover: 10, gain: 6), .leaf(1, cover: 4),
          .test(1, below: 1, left: 3, right: 4, cover: 6, gain: 2), .leaf(2, cover: 3), .leaf(3, cover: 3),
        ], categorySets: [], depth: 2)
      let features = TreeEnsemble.of([tree, tree], featureCount: 3).splitImportance()
      #expect(features.map(\.testCount) == [0, 4, 0])
      #expect(features[1].totalGain == 16 && features[1].meanGain == 4)
      #expect(features[1].totalCover == 32 && features[1].meanCover == 8)
      #expect(features[0].meanGain == 0 && features[0].meanCover == 0)
    }

    @Test func `Dealing out a feature lowers the metric when the metric needs it, and only then`() {
      var matrix = FeatureMatrix(columnCount: 3)
      for row in 0..<200 { matrix.append(row: [Float(row), Float(row % 7), 5]) }
      var generator = SplitMix64(seed: 33)
      var calls = 0
      // How many rows still have the number of their place in the first column.
      let importance = PermutationImportance(over: matrix, repetitions: 4, using: &generator) { rows in
        calls += 1
        return Double((0..<200).count { rows.values[3 * $0] == Float($0) })
      }
      #expect(calls == 13)
      #expect(importance.metric == 200)
      #expect(importance.meanDrops[0] > 180)
      #expect(importance.meanDrops[1...] == [0, 0])
    }

    @Test func `Permutation importance is the same for the same random numbers`() {
      var matrix = FeatureMatrix(columnCount: 2)
      for row in 0..<50 { matrix.append(row: [Float(row), Float(row * row % 11)]) }
      func measure(seed: UInt64) -> PermutationImportance {
        var generator = SplitMix64(seed: seed)
        return PermutationImportance(over: matrix, repetitions: 3, using: &generator) { rows in
          -(0..<50).reduce(0.0) { $0 + abs(Double(rows.values[2 * $1]) - Double($1)) }
        }
      }
      #expect(measure(seed: 1) == measure(seed: 1))
      #expect(measure(seed: 1) != measure(seed: 2))
      #expect(measure(seed: 1).meanDrops[0] > 0 && measure(seed: 1).meanDrops[1] == 0)
      #expect(measure(seed: 1).ranking.entries[0].feature == 0)
      #expect(measure(seed: 1).deviations[0] > 0)
    }
  }
}
