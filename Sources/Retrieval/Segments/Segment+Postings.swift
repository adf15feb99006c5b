import Storage

extension Segment {
  /// The number of distinct terms.
  public var termCount: Int { terms.count }

  /// The rows in which a term occurs, ascending; empty for a term that occurs in none.
  ///
  /// - Complexity: O(log terms + postings).
  public func postings(of term: String) throws(StorageError) -> [Posting] {
    guard let index = try terms.index(of: Array(term.utf8)) else { return [] }
    return try postings(at: index)
  }

  /// The UTF-8 bytes of a term, by its place in the order of terms.
  func term(at index: Int) throws(StorageError) -> [UInt8] { try terms.bytes(at: index) }

  /// Where the postings of a term are among all postings; empty for a term that occurs in no row. O(log terms).
  func postingRange(of term: [UInt8]) throws(StorageError) -> Range<Int> {
    guard let index = try terms.index(of: term) else { return 0..<0 }
    return try postingRange(at: index)
  }

  /// The postings of a term, by its place in the order of terms.
  func postings(at index: Int) throws(StorageError) -> [Posting] {
    let range = try postingRange(at: index)
    let view = view(.postings)
    return try view.withBytes(8 * range.lowerBound..<8 * range.upperBound) { buffer throws(StorageError) in
      let fields = buffer.assumingMemoryBound(to: UInt32.self)
      var postings: [Posting] = []
      postings.reserveCapacity(range.count)
      var next: UInt32 = 0
      for index in 0..<range.count {
        let row = fields[2 * index]
        guard row >= next, row < UInt32(rowCount), fields[2 * index + 1] > 0 else { throw damagedPosting(row: row) }
        next = row + 1
        postings.append(Posting(row: row, frequency: fields[2 * index + 1]))
      }
      return postings
    }
  }

  /// What is thrown for a posting out of order.
  func damagedPosting(row: UInt32) -> StorageError {
    view(.postings).damaged("expected ascending rows below \(rowCount) and frequencies above 0, found row \(row)")
  }

  private func postingRange(at index: Int) throws(StorageError) -> Range<Int> {
    let directory = view(.termPostings)
    let first = try directory.value(2 * index, as: UInt64.self)
    let count = Int(try directory.value(4 * index + 2, as: UInt32.self))
    let all = view(.postings).size / 8
    guard first <= UInt64(all), count <= all - Int(first) else {
      throw directory.damaged("expected \(count) postings from \(first) within \(all)")
    }
    return Int(first)..<Int(first) + count
  }
}
