import CKernels

@testable import Retrieval

/// A table cut into segments, searched by the kernels.
struct VectorLayout {
  /// One of the ways by which the same result must come.
  struct Way {
    var kernel = KB_PATH_BEST
    var usesCodes = false
    var threads: UInt32 = 1
  }

  struct Outcome {
    var hits: [[VectorTable.Hit]]
    var work: kb_search_counts
  }

  private let table: VectorTable
  private let parts: [VectorPart]

  /// The table in segments that end at some rows.
  init(_ table: VectorTable, cuts: [Int] = []) throws {
    self.table = table
    let bounds = [0] + cuts.map { min($0, table.rowCount) }.sorted() + [table.rowCount]
    parts = try zip(bounds, bounds.dropFirst()).map { try VectorPart(table, rows: $0..<$1) }
  }

  /// What the kernels find for each query.
  func hits(
    _ queries: [[Float]], among set: RowSet? = nil, limit: Int, way: Way = Way()
  ) throws -> [[VectorTable.Hit]] {
    try outcome(queries, among: set, limit: limit, way: way).hits
  }

  /// What the kernels find for each query, and what they looked at.
  func outcome(_ queries: [[Float]], among set: RowSet? = nil, limit: Int, way: Way = Way()) throws -> Outcome {
    guard
      let search = kb_search_begin(
        queries.flatMap(\.self), queries.count, UInt32(table.dimensions), limit, way.kernel)
    else { throw VectorPart.Unusable() }
    defer { kb_search_end(search) }
    for (number, part) in parts.enumerated() {
      let selected = set.map { Self.words(of: $0, part.rows) }
      let status = part.scan(
        search, number: number, selected: selected, usesCodes: way.usesCodes, threads: way.threads)
      guard status == 0 else { throw VectorPart.Unusable() }
    }
    let found = try queries.indices.map { try hits(of: $0, search, limit) }
    return Outcome(hits: found, work: kb_search_work(search))
  }

  private func hits(of query: Int, _ search: OpaquePointer, _ limit: Int) throws -> [VectorTable.Hit] {
    var found = [kb_hit](repeating: kb_hit(), count: limit + 1)
    let count = kb_search_hits(search, query, &found)
    return try found.prefix(count).map { hit in
      let row = parts[Int(hit.segment)].rows.lowerBound + Int(hit.row)
      guard withUnsafeBytes(of: hit.id, { table.id(row).elementsEqual($0) }) else { throw VectorPart.Unusable() }
      return VectorTable.Hit(row: row, bits: hit.score.bitPattern)
    }
  }

  private static func words(of set: RowSet, _ rows: Range<Int>) -> [UInt64] {
    var part = RowSet(none: rows.count)
    for row in rows where set.contains(row) { part.insert(row - rows.lowerBound) }
    return part.words
  }
}
