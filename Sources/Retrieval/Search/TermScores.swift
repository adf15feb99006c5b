import CKernels
import Storage

/// The terms of a question in a snapshot, by which its rows are scored with BM25.
///
/// A row's score has the same bits in whatever segment it is and by whichever method it is worked out: terms are added
/// up in their byte order, whatever the order of words in the question.
struct TermScores {
  private let snapshot: Snapshot
  private let function: kb_bm25
  /// The inverse document frequency of each of the question's terms.
  private let weights: [String: Double]
  /// For each segment the terms that it has, in the order of their bytes.
  private let terms: [[SegmentTerm]]

  /// Looks up the terms. O(terms × segments × log), and O(postings) in segments with rows that are not valid.
  ///
  /// - Throws: `StorageError` with code `.damaged`.
  init(question: [String: Int], in snapshot: Snapshot, function: BM25) throws {
    var weights: [String: Double] = [:]
    var terms = [[SegmentTerm]](repeating: [], count: snapshot.segments.count)
    for (term, occurrences) in question.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      let bytes = Array(term.utf8)
      let ranges = try snapshot.segments.map { try $0.segment.postingRange(of: bytes) }
      let matching = zip(snapshot.segments, ranges).reduce(0) { $0 + $1.0.segment.count($1.1, among: $1.0.live) }
      let weight = function.inverseDocumentFrequency(matching: matching, total: snapshot.rowCount)
      weights[term] = weight
      for (index, range) in ranges.enumerated() where !range.isEmpty {
        terms[index].append(SegmentTerm(postings: range, weight: weight, occurrences: Double(occurrences)))
      }
    }
    self.snapshot = snapshot
    self.function = kb_bm25(
      k1: function.k1, b: function.b,
      average_length: Double(snapshot.totalLength) / Double(max(1, snapshot.rowCount)))
    self.weights = weights
    self.terms = terms
  }

  /// The inverse document frequency of one of the question's terms.
  func weight(of term: String) -> Double? { weights[term] }

  /// The selected rows with the highest scores above 0, best first, ties by chunk id.
  ///
  /// - Throws: `StorageError` with code `.damaged`. - Complexity: O(postings), whatever the rows; less for a selection of
  ///   few rows.
  func best(
    _ limit: Int, among selection: RowSelection, path: kb_path = KB_PATH_BEST
  ) throws -> [TermMatch] {
    let capacity = min(limit, selection.count, matchingRows)
    guard capacity > 0 else { return [] }
    var hits = [kb_term_hit](repeating: kb_term_hit(), count: capacity)
    let count = try hits.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      var best = kb_term_best(hits: start, count: 0, limit: capacity)
      for (index, terms) in terms.enumerated() where !terms.isEmpty && selection.sets.indices.contains(index) {
        try snapshot.segments[index].segment.find(
          terms, by: function, among: selection.sets[index], number: index, best: &best, path: path)
      }
      kb_order_terms(&best)
      return best.count
    }
    return hits.prefix(count).compactMap(TermMatch.init)
  }

  /// The scores of some rows, 0 where no term occurs or the snapshot has no such row.
  ///
  /// - Complexity: O(rows × terms × log postings).
  func scores(at addresses: [RowAddress]) -> [Double] {
    var scores = [Double](repeating: 0, count: addresses.count)
    let places = Dictionary(grouping: addresses.indices) { addresses[$0].segment }
    for (index, places) in places where terms.indices.contains(index) {
      let segment = snapshot.segments[index].segment
      let sorted = places.filter { 0..<segment.rowCount ~= addresses[$0].row }
        .sorted { addresses[$0].row < addresses[$1].row }
      let found = segment.scores(of: sorted.map { UInt32(addresses[$0].row) }, for: terms[index], by: function)
      for (place, score) in zip(sorted, found) { scores[place] = score }
    }
    return scores
  }

  /// At least as many rows as have any of the terms.
  private var matchingRows: Int {
    zip(snapshot.segments, terms).reduce(0) { sum, part in
      sum + min(part.0.segment.rowCount, part.1.reduce(0) { $0 + $1.postings.count })
    }
  }
}

extension TermMatch {
  /// What a kernel found; its bytes are those of a chunk's id.
  fileprivate init?(_ hit: kb_term_hit) {
    guard let id = withUnsafeBytes(of: hit.id, { ChunkID(bytes: Array($0)) }) else { return nil }
    self.init(address: RowAddress(segment: Int(hit.segment), row: Int(hit.row)), chunkID: id, score: hit.score)
  }
}
