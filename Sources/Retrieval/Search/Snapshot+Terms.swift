extension Snapshot {
  /// The selected rows with the highest BM25 scores above 0 for some terms, best first, ties by chunk id.
  ///
  /// The same rows have the same scores and order however they are cut into segments.
  /// - Parameters:
  ///   - terms: how often the question has each analysed term (`TextAnalyzer.frequencies(in:)`).
  ///   - selection: rows of this snapshot (`select(_:)`).
  ///   - limit: how many to return at most.
  /// - Throws: `StorageError` with code `.damaged`.
  public func bestMatches(
    of terms: [String: Int], among selection: RowSelection, limit: Int, function: BM25 = BM25()
  ) throws -> [TermMatch] {
    try TermScores(question: terms, in: self, function: function).best(limit, among: selection)
  }
}
