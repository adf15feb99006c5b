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

  /// The postings of a term, by its place in the order of terms.
  func postings(at index: Int) throws(StorageError) -> [Posting] {
    let directory = view(.termPostings)
    let first = try directory.value(2 * index, as: UInt64.self)
    let count = Int(try directory.value(4 * index + 2, as: UInt32.self))
    let view = view(.postings)
    guard first <= UInt64(view.size / 8), count <= view.size / 8 - Int(first) else {
      throw directory.damaged("expected \(count) postings from \(first) within \(view.size / 8)")
    }
    return try view.withBytes(8 * Int(first)..<8 * (Int(first) + count)) { buffer throws(StorageError) -> [Posting] in
      let fields = buffer.assumingMemoryBound(to: UInt32.self)
      var postings: [Posting] = []
      postings.reserveCapacity(count)
      var next: UInt32 = 0
      for index in 0..<count {
        let row = fields[2 * index]
        guard row >= next, row < UInt32(rowCount), fields[2 * index + 1] > 0 else {
          throw view.damaged("expected ascending rows below \(rowCount) and frequencies above 0, found row \(row)")
        }
        next = row + 1
        postings.append(Posting(row: row, frequency: fields[2 * index + 1]))
      }
      return postings
    }
  }
}
