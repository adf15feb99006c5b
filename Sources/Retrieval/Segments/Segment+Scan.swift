import CKernels
import Storage

extension Segment {
  /// The rows most similar to a query, best first and by chunk id where scores are equal; all rows or those of a set.
  ///
  /// A row's score has the same bits in whatever segment, place or set it is scanned. O(rows × dimensions), near the
  /// memory's read rate; the rows are read in four streams.
  /// - Throws: `VectorError` for a query of other dimensions or with elements that are not finite.
  public func nearest(to query: [Float], among rows: RowSet? = nil, limit: Int) throws -> [ScoredRow] {
    try check(query)
    guard limit > 0, rowCount > 0 else { return [] }
    let limit = min(limit, rowCount)
    // A set of another segment must not lead the scan out of its words.
    let words = rows.map { RowSet(rowCount: rowCount, words: $0.words).words }
    return view(.vectors).withBytes { vectors in
      view(.chunkIDs).withBytes { ids in
        guard let vectors = vectors.assumingMemoryBound(to: Float.self).baseAddress,
          let ids = ids.assumingMemoryBound(to: UInt8.self).baseAddress
        else { return [] }
        return query.withUnsafeBufferPointer { query in
          guard let query = query.baseAddress else { return [] }
          let best = [kb_scored_row](unsafeUninitializedCapacity: limit) { buffer, count in
            guard let best = buffer.baseAddress else { return }
            func scan(_ selected: UnsafePointer<UInt64>?) -> Int {
              kb_scan_top(
                vectors, UInt32(rowCount), UInt32(dimensions), query, selected, ids, best, limit, KB_PATH_BEST)
            }
            count = words.map { $0.withUnsafeBufferPointer { scan($0.baseAddress) } } ?? scan(nil)
          }
          return best.map { ScoredRow(row: Int($0.row), score: $0.score) }
        }
      }
    }
  }

  /// The score of one row: the bits that `nearest` gives it. O(dimensions).
  public func similarity(of row: Int, to query: [Float]) throws -> Float {
    try check(query)
    let width = 4 * dimensions
    let view = view(.vectors)
    guard row >= 0, row < rowCount else { throw view.damaged("expected row \(row) of \(rowCount)") }
    return try view.withBytes(row * width..<(row + 1) * width) { bytes throws(StorageError) in
      query.withUnsafeBufferPointer { query in
        guard let row = bytes.assumingMemoryBound(to: Float.self).baseAddress, let query = query.baseAddress else {
          return 0
        }
        return kb_dot(row, query, UInt32(dimensions), KB_PATH_BEST)
      }
    }
  }

  private func check(_ query: [Float]) throws(VectorError) {
    guard query.count == dimensions else {
      throw VectorError("expected a query of \(dimensions) dimensions, found \(query.count); is it of the same model?")
    }
    guard query.allSatisfy(\.isFinite) else { throw VectorError("expected a query of finite elements") }
  }
}
