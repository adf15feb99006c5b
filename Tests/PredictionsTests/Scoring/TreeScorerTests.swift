import CKernels
import Testing

@testable import Predictions

@Suite struct TreeScorerTests {
  private static let paths = [KB_PATH_BEST, KB_PATH_PORTABLE]

  private func check(
    _ ensemble: TreeEnsemble, _ rows: FeatureMatrix, expected: [Float]? = nil,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let expected = (expected ?? ensemble.walkedMargins(of: rows)).map(\.bitPattern)
    for path in Self.paths {
      let scorer = TreeScorer(ensemble, path: path)
      for threads in [1, 3] {
        let margins = try scorer.margins(of: rows, threads: threads)
        #expect(margins.map(\.bitPattern) == expected, sourceLocation: location)
      }
      let single = try (0..<rows.rowCount).flatMap { try scorer.margins(of: rows[row: $0]) }
      #expect(single.map(\.bitPattern) == expected, sourceLocation: location)
    }
  }

  @Test(arguments: ModelFixture.all)
  func `Batch and row have the bits that XGBoost gives`(fixture: ModelFixture) throws {
    try check(fixture.ensemble(), ModelFixture.rows, expected: fixture.sections["margins"])
  }

  @Test(arguments: ModelFixture.all)
  func `Predictions are XGBoost's within a millionth`(fixture: ModelFixture) throws {
    let ensemble = try fixture.ensemble()
    let predictions = try TreeScorer(ensemble).predictions(of: ModelFixture.rows)
    let expected = try #require(fixture.sections["predictions"])
    if fixture.objective == "multi:softmax" {
      // XGBoost gives the class, here its probability is the largest.
      for row in expected.indices {
        let classes = predictions[row * 12..<row * 12 + 12]
        #expect(classes.firstIndex(of: classes.max() ?? 0) == row * 12 + Int(expected[row]))
      }
      return
    }
    #expect(predictions.count == expected.count)
    let worst = zip(predictions, expected).map { abs($0 - $1) / max(1, abs($1)) }.max()
    #expect(worst ?? 1 <= 1e-6)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `Batch, row and walk agree on random ensembles`(seed: UInt64) throws {
    var generator = EnsembleGenerator(seed: seed)
    generator.groupCount = seed % 4 == 0 ? 3 : 1
    generator.treeCount = Int(seed) % 21
    generator.depths = 0...Int(seed % 9)
    generator.levelCount = [3, 70, 250][Int(seed % 3)]
    generator.thresholdCount = [1, 16, 17, 255][Int(seed / 3 % 4)]
    let ensemble = generator.ensemble()
    #expect(TreeScorer(ensemble).tables != nil)
    try check(ensemble, generator.rows(150))
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `Ensembles beyond the tables are walked and agree as well`(seed: UInt64) throws {
    var generator = EnsembleGenerator(seed: 100 + seed)
    switch seed % 3 {
    case 0: generator.depths = 9...12
    case 1: generator.levelCount = 400
    default: (generator.thresholdCount, generator.treeCount) = (2000, 80)
    }
    let ensemble = generator.ensemble()
    #expect(TreeScorer(ensemble).tables == nil)
    try check(ensemble, generator.rows(150))
  }

  @Test(arguments: [0, 1, 63, 64, 65, 128, 129])
  func `Every number of rows is scored`(count: Int) throws {
    var generator = EnsembleGenerator(seed: 7)
    let ensemble = generator.ensemble()
    let rows = generator.rows(count)
    #expect(try TreeScorer(ensemble).margins(of: rows, threads: 2).count == count)
    try check(ensemble, rows)
  }

  @Test func `A feature with 255 thresholds fits the tables, one with 256 does not`() throws {
    func ensemble(_ thresholds: Int) -> TreeEnsemble {
      let trees = (0..<thresholds).map { threshold in
        Tree(
          nodes: [
            TreeNode(left: 1, right: 2, feature: 0, condition: Float(threshold), defaultLeft: false, cover: 2),
            TreeNode(left: -1, right: -1, feature: 0, condition: -1, defaultLeft: false, cover: 1),
            TreeNode(left: -1, right: -1, feature: 0, condition: 1, defaultLeft: false, cover: 1),
          ], categorySets: [], depth: 1)
      }
      return TreeEnsemble(
        featureCount: 1, groupCount: 1, trees: trees, treeGroups: trees.map { _ in 0 }, baseMargins: [0],
        objective: "reg:squarederror", link: .identity, featureNames: [], attributes: [:], version: [2, 0, 0])
    }
    let values: [Float] = (-2...258).flatMap { [Float($0), Float($0) + 0.5] } + [.nan, .infinity, -.infinity]
    let rows = try #require(FeatureMatrix(columnCount: 1, values: values))
    #expect(TreeScorer(ensemble(255)).tables != nil)
    #expect(TreeScorer(ensemble(256)).tables == nil)
    try check(ensemble(255), rows)
    try check(ensemble(256), rows)
  }

  @Test func `Rows of another width are an error that says both`() throws {
    let ensemble = try ModelDraft().parsed()
    #expect(throws: FeatureError("the model takes 3 features, a row has 2")) {
      try TreeScorer(ensemble).margins(of: [1, 2])
    }
    #expect(throws: FeatureError.self) { try TreeScorer(ensemble).margins(of: FeatureMatrix(columnCount: 4)) }
  }
}
