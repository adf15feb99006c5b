import CKernels
import Storage

extension Segment {
  /// Adds the rows of a set (`nil`: all) that score above 0 by some terms to the best so far, under the segment's number.
  ///
  /// - Throws: `StorageError` with code `.damaged` for postings out of order. - Complexity: O(postings of the terms), or
  ///   O(rows of the set × terms × log postings) where that is much less.
  func find(
    _ terms: [SegmentTerm], by function: kb_bm25, among rows: RowSet?, number: Int, best: inout kb_term_best,
    path: kb_path = KB_PATH_BEST
  ) throws(StorageError) {
    let damaged: UInt32? = withKernelTerms(terms, among: rows) { terms, rows in
      guard let start = terms.baseAddress else { return nil }
      let found = withUnsafePointer(to: function) { function in
        kb_find_terms(function, start, terms.count, rows, UInt32(number), &best, path)
      }
      guard terms.indices.contains(found), let postings = terms[found].postings else { return nil }
      return postings[2 * Int(terms[found].next)]
    }
    if let row = damaged { throw damagedPosting(row: row) }
  }

  /// The scores that `find` gives to some rows, which ascend; 0 for a row that the segment does not have.
  ///
  /// - Complexity: O(rows × terms × log postings).
  func scores(of wanted: [UInt32], for terms: [SegmentTerm], by function: kb_bm25) -> [Double] {
    let scores: [Double]? = withKernelTerms(terms, among: nil) { terms, rows in
      guard let start = terms.baseAddress else { return nil }
      return [Double](unsafeUninitializedCapacity: wanted.count) { buffer, count in
        guard let scores = buffer.baseAddress else { return }
        withUnsafePointer(to: function) { function in
          kb_score_terms(function, start, terms.count, rows, wanted, wanted.count, scores)
        }
        count = wanted.count
      }
    }
    return scores ?? Array(repeating: 0, count: wanted.count)
  }

  /// In how many rows of a set (`nil`: all) a term with these postings occurs. O(postings), for `nil` O(1).
  func count(_ postings: Range<Int>, among rows: RowSet?) -> Int {
    guard let rows else { return postings.count }
    let term = SegmentTerm(postings: postings, weight: 0, occurrences: 0)
    let count = withKernelTerms([term], among: rows) { terms, rows in
      terms.baseAddress.map { kb_count_term($0, rows) }
    }
    return count ?? 0
  }

  /// Lends terms and rows in the kernels' form; `nil` where no term has postings, or the segment no rows.
  private func withKernelTerms<Result>(
    _ terms: [SegmentTerm], among rows: RowSet?,
    _ body: (UnsafeMutableBufferPointer<kb_term>, UnsafePointer<kb_term_rows>) -> Result?
  ) -> Result? {
    let all = view(.postings)
    let terms = terms.filter { !$0.postings.isEmpty && $0.postings.upperBound <= all.size / 8 }
    guard !terms.isEmpty, view(.lengths).size >= 4 * rowCount, view(.chunkIDs).size >= 16 * rowCount else { return nil }
    return all.withBytes { postings in
      withKernelRows(among: rows) { rows in
        guard let start = postings.assumingMemoryBound(to: UInt32.self).baseAddress else { return nil }
        var kernelTerms = terms.map { term in
          kb_term(
            postings: start + 2 * term.postings.lowerBound, count: UInt32(clamping: term.postings.count), next: 0,
            weight: term.weight, occurrences: term.occurrences)
        }
        return kernelTerms.withUnsafeMutableBufferPointer { body($0, rows) }
      }
    }
  }

  private func withKernelRows<Result>(
    among rows: RowSet?, _ body: (UnsafePointer<kb_term_rows>) -> Result?
  ) -> Result? {
    // A set of another segment must not lead the search out of its words.
    let words = rows.map { $0.rowCount == rowCount ? $0.words : RowSet(rowCount: rowCount, words: $0.words).words }
    return view(.lengths).withBytes { lengths in
      view(.chunkIDs).withBytes { ids in
        guard let lengths = lengths.assumingMemoryBound(to: UInt32.self).baseAddress,
          let ids = ids.assumingMemoryBound(to: UInt8.self).baseAddress
        else { return nil }
        func lend(_ selected: UnsafePointer<UInt64>?) -> Result? {
          withUnsafePointer(
            to: kb_term_rows(lengths: lengths, row_count: UInt32(rowCount), selected: selected, ids: ids), body)
        }
        return words.map { $0.withUnsafeBufferPointer { lend($0.baseAddress) } } ?? lend(nil)
      }
    }
  }
}
