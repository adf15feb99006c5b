/// The BM25 scores of a snapshot's rows for a question.
struct TermScores {
  /// The inverse document frequency of each of the question's terms.
  private let weights: [String: Double]
  /// For each segment the score of each row; empty where no term occurs.
  private let scores: [[Double]]

  /// Scores all valid rows. O(postings of the question's terms + rows of the segments that have any).
  ///
  /// Terms are added up in their byte order, so that a score does not depend on the order of words in the question.
  init(question: [String: Int], in snapshot: Snapshot, function: BM25) throws {
    let average = Double(snapshot.totalLength) / Double(max(1, snapshot.rowCount))
    var weights: [String: Double] = [:]
    var scores = [[Double]](repeating: [], count: snapshot.segments.count)
    for (term, occurrences) in question.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let found = try snapshot.postings(of: term)
      let weight = function.inverseDocumentFrequency(matching: found.documentFrequency, total: snapshot.rowCount)
      weights[term] = weight
      for (index, postings) in found.postings.enumerated() where !postings.isEmpty {
        let segment = snapshot.segments[index].segment
        if scores[index].isEmpty { scores[index] = Array(repeating: 0, count: segment.rowCount) }
        segment.withLengths { lengths in
          for posting in postings {
            let row = Int(posting.row)
            guard row < lengths.count, row < scores[index].count else { continue }
            scores[index][row] +=
              Double(occurrences)
              * function.score(
                frequency: Int(posting.frequency), length: Int(lengths[row]), averageLength: average,
                inverseDocumentFrequency: weight)
          }
        }
      }
    }
    self.weights = weights
    self.scores = scores
  }

  /// The inverse document frequency of one of the question's terms.
  func weight(of term: String) -> Double? { weights[term] }

  /// The score of a row, 0 where no term occurs.
  subscript(address: RowAddress) -> Double {
    guard scores.indices.contains(address.segment), scores[address.segment].indices.contains(address.row) else {
      return 0
    }
    return scores[address.segment][address.row]
  }

  /// The selected rows with the highest scores above 0, best first, ties by chunk id. O(rows) and a few ids.
  func best(
    _ limit: Int, of snapshot: Snapshot, among selection: RowSelection
  ) throws -> [(key: ChunkID, address: RowAddress)] {
    var best = BestScores<ChunkID>(capacity: limit)
    var addresses: [ChunkID: RowAddress] = [:]
    for (index, rows) in scores.enumerated() {
      for (row, score) in rows.enumerated() where score > 0 {
        let address = RowAddress(segment: index, row: row)
        // Chunk ids are read only for rows that may be kept.
        if let threshold = best.threshold, score < threshold { continue }
        guard selection.contains(address) else { continue }
        let id = try snapshot.segments[index].segment.chunkID(row)
        best.insert(id, score: score)
        addresses[id] = address
      }
    }
    return best.ranked.compactMap { item in addresses[item.key].map { (item.key, $0) } }
  }
}
