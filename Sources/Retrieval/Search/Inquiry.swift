/// A question as it is looked up in a snapshot.
struct Inquiry: Sendable {
  let request: SearchRequest
  /// The rows that are looked at, at least one.
  let selection: RowSelection
  /// The rows' scores by words.
  let terms: TermScores
  /// The question's vector, of the snapshot's dimensions.
  let vector: StoredVector

  /// How many rows are looked for by either score.
  var depth: Int { ScoreFusion.candidateCount(forLimit: request.limit) }
}
