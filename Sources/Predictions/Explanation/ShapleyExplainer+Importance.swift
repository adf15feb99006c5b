extension ShapleyExplainer {
  /// How important each feature is over a sample of rows: its mean absolute contribution.
  ///
  /// - Throws: `FeatureError` for rows of another length.
  public func importance(over matrix: FeatureMatrix) throws(FeatureError) -> ContributionSummary {
    try importance(over: matrix, sliceOfRow: [Int](repeating: 0, count: matrix.rowCount), sliceCount: 1)[0]
  }

  /// How important each feature is in each slice of a sample, such as the rows of each gender.
  ///
  /// - Parameters:
  ///   - sliceOfRow: the slice of each row, from 0; rows with another number are left out.
  ///   - sliceCount: how many slices there are.
  /// - Throws: `FeatureError` for rows of another length, or when there is not a slice for each row.
  public func importance(
    over matrix: FeatureMatrix, sliceOfRow: [Int], sliceCount: Int
  ) throws(FeatureError) -> [ContributionSummary] {
    try check(columnCount: matrix.columnCount)
    guard sliceOfRow.count == matrix.rowCount else {
      throw FeatureError("expected the slice of each of \(matrix.rowCount) rows, found \(sliceOfRow.count)")
    }
    let width = featureCount * forest.groupCount
    var sums = [ContributionSums](
      repeating: ContributionSums(featureCount: featureCount, groupCount: forest.groupCount),
      count: max(0, sliceCount))
    // Part by part, so that the memory does not grow with the sample.
    for rows in Self.parts(of: matrix.rowCount) {
      let values = values(of: matrix, rows: rows)
      for (place, row) in rows.enumerated() where sums.indices.contains(sliceOfRow[row]) {
        sums[sliceOfRow[row]].add(values[place * width..<(place + 1) * width])
      }
    }
    return sums.map(\.summary)
  }
}
