import Predictions

extension ModelScores {
  /// Scores every row of a matrix on the calling thread.
  ///
  /// - Throws: `FeatureError` when the rows have another number of features than the ensemble.
  init(_ scorer: TreeScorer, _ matrix: FeatureMatrix) throws(FeatureError) {
    self.init(values: try scorer.predictions(of: matrix), width: scorer.ensemble.groupCount)
  }
}
