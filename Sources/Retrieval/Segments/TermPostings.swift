/// Where a term occurs in a snapshot.
public struct TermPostings: Sendable, Hashable {
  /// In how many valid rows it occurs.
  public let documentFrequency: Int
  /// For each segment the valid rows with the term, ascending.
  public let postings: [[Posting]]
}
