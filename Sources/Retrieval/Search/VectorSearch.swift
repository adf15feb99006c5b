import CKernels

/// A search for the rows nearest to some queries, segment after segment; what one segment has ruled out, the next need
/// not look at.
struct VectorSearch: ~Copyable {
  /// The paths, threads and rows so far.
  private(set) var report = ScanReport()

  private let search: OpaquePointer
  private let queryCount: Int
  private let dimensions: Int
  private let limit: Int

  /// A search by queries for the best `limit` rows of each; `kernel` names the code that runs, for tests.
  ///
  /// - Throws: `VectorError` for queries of other dimensions, or for want of memory.
  /// - Complexity: O(queries × (dimensions + limit)) memory, which is freed with the value.
  init(
    _ queries: [StoredVector], dimensions: Int, limit: Int, kernel: kb_path = KB_PATH_BEST
  ) throws(VectorError) {
    for query in queries { try query.check(dimensions: dimensions) }
    let elements = queries.flatMap(\.elements)
    guard let search = kb_search_begin(elements, queries.count, UInt32(dimensions), limit, kernel) else {
      throw .outOfMemory(queries: queries.count, dimensions: dimensions, limit: limit)
    }
    self.search = search
    queryCount = queries.count
    self.dimensions = dimensions
    self.limit = limit
  }

  deinit { kb_search_end(search) }

  /// Looks at the rows of a segment, all or those of a set; `number` tells the segment in the rows found.
  ///
  /// - Throws: `VectorError` when the segment's vectors are of other dimensions, or for want of memory, after which the
  ///   search is over.
  mutating func scan(
    _ segment: Segment, number: Int, among rows: RowSet? = nil, as planner: ScanPlanner = ScanPlanner()
  ) throws {
    guard segment.dimensions == dimensions else {
      throw VectorError(
        "expected vectors of \(dimensions) dimensions, found \(segment.dimensions) in segment \(segment.identifier)")
    }
    let selectedRows = rows?.count ?? segment.rowCount
    guard selectedRows > 0 else { return }
    let plan = planner.plan(
      ScanTask(
        rowCount: segment.rowCount, selectedRows: selectedRows, dimensions: dimensions,
        bytesPerElement: segment.element.width, queries: queryCount, limit: limit, hasCodes: segment.hasCodes))
    // Without a set the processor foresees what is read next.
    let outcome = try segment.withSearchable(selected: selectedRows == segment.rowCount ? nil : rows) { searchable in
      if plan.path == .elements { searchable.codes = nil }
      return kb_search_segment(search, &searchable, UInt32(clamping: number), UInt32(clamping: plan.threads))
    }
    guard outcome == 0 else { throw VectorError.outOfMemory(queries: queryCount, dimensions: dimensions, limit: limit) }
    note(kb_search_work(search), threads: plan.threads)
  }

  /// The best rows of a query so far, best first and by chunk id where similarities are equal. O(limit).
  func rows(of query: Int) -> [SimilarRow] {
    guard (0..<queryCount).contains(query) else { return [] }
    let hits = [kb_hit](unsafeUninitializedCapacity: limit) { buffer, count in
      count = buffer.baseAddress.map { kb_search_hits(search, query, $0) } ?? 0
    }
    return hits.map { hit in
      SimilarRow(
        address: RowAddress(segment: Int(hit.segment), row: Int(hit.row)),
        chunkID: ChunkID(digest: withUnsafeBytes(of: hit.id) { Array($0) }), similarity: hit.score)
    }
  }

  private mutating func note(_ work: kb_search_counts, threads: Int) {
    // Codes of vectors too long for bounds are not used, whatever the plan.
    report.paths.insert(work.bounded > UInt64(report.bounded) ? .codes : .elements)
    report.threads = max(report.threads, threads)
    report.scored = Int(clamping: work.scored)
    report.bounded = Int(clamping: work.bounded)
    report.refined = Int(clamping: work.refined)
    report.rescored = Int(clamping: work.rescored)
  }
}

extension VectorError {
  fileprivate static func outOfMemory(queries: Int, dimensions: Int, limit: Int) -> VectorError {
    VectorError(
      "expected memory for \(limit) rows of each of \(queries) queries of \(dimensions) dimensions, found too little; "
        + "ask for fewer rows, or fewer questions at once")
  }
}
