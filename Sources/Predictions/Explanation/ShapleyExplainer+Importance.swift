extension ShapleyExplainer {
  /// How important each feature is over a sample of rows: its mean absolute contribution.
  ///
  /// - Throws: `FeatureError` for rows of another length.
  public func importance(over matrix: FeatureMatrix, threads: Int = 1) throws(FeatureError) -> ContributionSummary {
    let sliceOfRow = [Int](repeating: 0, count: matrix.rowCount)
    return try importance(over: matrix, sliceOfRow: sliceOfRow, sliceCount: 1, threads: threads)[0]
  }

  /// How important each feature is in each slice of a sample, such as the rows of each gender.
  ///
  /// - Parameters:
  ///   - sliceOfRow: the slice of each row, from 0; rows with another number are left out.
  ///   - sliceCount: how many slices there are.
  ///   - threads: how many parts of the rows are explained at once.
  /// - Throws: `FeatureError` for rows of another length, or when there is not a slice for each row.
  public func importance(
    over matrix: FeatureMatrix, sliceOfRow: [Int], sliceCount: Int, threads: Int = 1
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
    for first in stride(from: 0, to: matrix.rowCount, by: 4096) {
      let rows = first..<min(first + 4096, matrix.rowCount)
      let values = values(of: matrix, rows: rows, threads: threads)
      for (place, row) in rows.enumerated() where sums.indices.contains(sliceOfRow[row]) {
        sums[sliceOfRow[row]].add(values[place * width..<(place + 1) * width])
      }
    }
    return sums.map(\.summary)
  }
}
