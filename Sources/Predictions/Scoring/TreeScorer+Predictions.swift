extension TreeScorer {
  /// The predictions of all rows, ordered as their margins: a number a row, or a probability for each class.
  ///
  /// - Throws: `FeatureError` when the rows have another number of features than the ensemble.
  public func predictions(of rows: FeatureMatrix, threads: Int = 1) throws(FeatureError) -> [Float] {
    ensemble.link.predictions(try margins(of: rows, threads: threads), groupCount: ensemble.groupCount)
  }

  /// The predictions of one row: a number, or a probability for each class.
  ///
  /// - Throws: `FeatureError` when the row has another number of features than the ensemble.
  public func predictions(of row: some Collection<Float>) throws(FeatureError) -> [Float] {
    ensemble.link.predictions(try margins(of: row), groupCount: ensemble.groupCount)
  }
}
