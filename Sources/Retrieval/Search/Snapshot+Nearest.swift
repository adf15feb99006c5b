import CKernels
import Storage

extension Snapshot {
  /// The selected rows most similar to a query, best first and by chunk id where similarities are equal.
  ///
  /// As `matches(for:among:limit:planner:)` for one query.
  public func nearest(
    to query: [Float], among selection: RowSelection, limit: Int, planner: ScanPlanner = ScanPlanner()
  ) throws -> [SimilarRow] {
    try nearest(to: [query], among: selection, limit: limit, planner: planner).first ?? []
  }

  /// The selected rows most similar to each of some queries.
  ///
  /// As `matches(for:among:limit:planner:)`, without how they were found.
  public func nearest(
    to queries: [[Float]], among selection: RowSelection, limit: Int, planner: ScanPlanner = ScanPlanner()
  ) throws -> [[SimilarRow]] {
    try matches(for: queries, among: selection, limit: limit, planner: planner).rows
  }

  /// The selected rows most similar to each of some queries, and how they were found.
  ///
  /// The rows of a query and the bits of their similarities depend neither on the other queries, nor on how rows are cut
  /// into segments, nor on the plan. O(selected rows × dimensions × queries) at most; segments with codes are read by
  /// half a byte a dimension, and by their elements only for rows that may be among the best.
  /// - Throws: `VectorError` for a query of other dimensions or with elements that are not finite, or for want of memory.
  public func matches(
    for queries: [[Float]], among selection: RowSelection, limit: Int, planner: ScanPlanner = ScanPlanner()
  ) throws -> VectorMatches {
    try matches(for: queries.map { try query($0) }, among: selection, limit: limit, planner: planner)
  }

  /// The same for queries that were scaled before.
  func matches(
    for queries: [StoredVector], among selection: RowSelection, limit: Int, planner: ScanPlanner
  ) throws -> VectorMatches {
    guard let dimensions = queries.first?.elements.count, limit > 0, selection.count > 0 else {
      return VectorMatches(rows: queries.map { _ in [] }, report: ScanReport())
    }
    var search = try VectorSearch(queries, dimensions: dimensions, limit: min(limit, selection.count))
    for (index, rows) in selection.sets.enumerated() where index < segments.count {
      try search.scan(segments[index].segment, number: index, among: rows, as: planner)
    }
    var rows: [[SimilarRow]] = []
    for query in queries.indices { rows.append(search.rows(of: query)) }
    return VectorMatches(rows: rows, report: search.report)
  }

  /// The similarity of rows to a query: the bits that `nearest` gives them. O(rows × dimensions).
  ///
  /// - Throws: as `nearest`; `StorageError` for a row of another snapshot.
  public func similarities(to query: [Float], at rows: [RowAddress]) throws -> [Float] {
    try similarities(to: try self.query(query), at: rows)
  }

  /// The same for a query that was scaled before.
  func similarities(to query: StoredVector, at rows: [RowAddress]) throws -> [Float] {
    try rows.map { try segment(of: $0).similarity(of: $0.row, to: query) }
  }

  /// A vector as a query of this snapshot, scaled to length 1.
  ///
  /// - Throws: `VectorError` for one of other dimensions or with elements that are not finite.
  func query(_ vector: [Float]) throws(VectorError) -> StoredVector {
    let query = try StoredVector(normalizing: vector)
    if let dimensions = segments.first?.segment.dimensions { try query.check(dimensions: dimensions) }
    return query
  }
}

extension Segment {
  /// The canonical score of a row for a query: the bits that a search gives it. O(dimensions).
  func similarity(of row: Int, to query: StoredVector) throws -> Float {
    try query.check(dimensions: dimensions)
    return try withElements(row) { bytes throws(StorageError) in
      guard let row = bytes.baseAddress else { return 0 }
      return kb_score(row, element.kernel, query.elements, UInt32(dimensions), KB_PATH_BEST)
    }
  }
}
