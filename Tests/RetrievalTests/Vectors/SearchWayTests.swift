import CKernels
import TestSupport
import Testing

@testable import Retrieval

@Suite struct SearchWayTests {
  /// Ways that differ in all that must not matter.
  private static func ways(_ kernel: kb_path, rows: Int) -> [VectorTable.Way] {
    [false, true].flatMap { usesCodes in
      [
        VectorTable.Way(kernel: kernel, usesCodes: usesCodes),
        VectorTable.Way(kernel: kernel, usesCodes: usesCodes, threads: 2, cuts: [rows / 3]),
        VectorTable.Way(kernel: kernel, usesCodes: usesCodes, threads: 3, cuts: [1, rows / 2, rows / 2]),
        VectorTable.Way(kernel: kernel, usesCodes: usesCodes, threads: 8),
      ]
    }
  }

  private func check(_ table: VectorTable, _ queries: [[Float]], among set: RowSet? = nil, limit: Int) throws {
    for kernel in VectorTable.kernels {
      let expected = queries.map { table.expected($0, among: set, limit: limit, kernel: kernel) }
      for way in Self.ways(kernel, rows: table.rowCount) {
        #expect(try table.hits(queries, among: set, limit: limit, way: way) == expected, "\(way)")
        // Each query alone.
        let alone = try queries.flatMap { try table.hits([$0], among: set, limit: limit, way: way) }
        #expect(alone == expected, "\(way)")
      }
    }
  }

  @Test(arguments: [1, 3, 7, 19, 63, 64, 65, 384, 1000], VectorKind.allCases)
  func `Paths, codes, threads, segments and batches change no bit of a result`(
    dimensions: Int, kind: VectorKind
  ) throws {
    for element in [KB_FLOAT32, KB_FLOAT16] {
      let table = VectorTable(kind, dimensions > 100 ? 150 : 400, dimensions: dimensions, element: element)
      try check(table, try table.queries(5), limit: 9)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 5, 8, 63, 64, 65, 129])
  func `Tables of any size give as many rows as they have, up to the limit`(rows: Int) throws {
    let table = VectorTable(.clustered, rows, dimensions: 19)
    let queries = try table.queries(3)
    for limit in [1, 4, max(1, rows - 1), rows + 1, 2 * rows + 70] { try check(table, queries, limit: limit) }
  }

  @Test(arguments: [1, 2, 3, 4, 7, 8, 9, 16, 17, 64, 65])
  func `Batches of any size give each query what it finds alone`(count: Int) throws {
    let table = VectorTable(.clustered, 260, dimensions: 70)
    try check(table, try table.queries(count), limit: 5)
  }

  @Test(arguments: [0, 0.01, 0.5, 0.99, 1])
  func `Only rows of the set are found, and of a small set all`(share: Double) throws {
    var generator = SplitMix64(seed: 8)
    let table = VectorTable(.clustered, 517, dimensions: 9)
    var set = RowSet(none: 517)
    for row in 0..<517 where Double.random(in: 0..<1, using: &generator) < share { set.insert(row) }
    for limit in [1, 50, 600] { try check(table, try table.queries(2), among: set, limit: limit) }
  }

  @Test(arguments: [0, 63, 64, 200, 516])
  func `A set of one row gives that row, and one without it all others`(row: Int) throws {
    let table = VectorTable(.uniform, 517, dimensions: 7)
    var one = RowSet(none: 517)
    one.insert(row)
    let queries = try table.queries(2)
    try check(table, queries, among: one, limit: 3)
    #expect(try table.hits(queries, among: one, limit: 3, way: .init(usesCodes: true)).allSatisfy { $0.count == 1 })
    try check(table, queries, among: one.complement, limit: 3)
    let others = try table.hits(queries, among: one.complement, limit: 517, way: .init(usesCodes: true))
    #expect(others.allSatisfy { $0.count == 516 && !$0.contains { $0.row == row } })
  }

  @Test func `Equal scores are in the order of the ids, wherever the rows are`() throws {
    let table = VectorTable(rows: [Float](repeating: 0.5, count: 300 * 4), dimensions: 4)
    try check(table, [[1, 2, 3, 4], [0, 0, 0, 0]], limit: 12)
  }

  @Test func `A hundred thousand rows`() throws {
    let table = VectorTable(.clustered, 100_000, dimensions: 5)
    let queries = try table.queries(2)
    let expected = queries.map { table.expected($0, among: nil, limit: 100) }
    for way in [
      VectorTable.Way(), .init(usesCodes: true), .init(usesCodes: true, threads: 3, cuts: [64_000, 64_001]),
      .init(threads: 2, cuts: [1]),
    ] {
      #expect(try table.hits(queries, among: nil, limit: 100, way: way) == expected, "\(way)")
      #expect(try table.hits([queries[1]], among: nil, limit: 100, way: way) == [expected[1]], "\(way)")
    }
  }

  @Test func `Codes leave few rows to be scored, and each row that is looked at is counted`() throws {
    let table = VectorTable(.clustered, 4_000, dimensions: 96)
    let queries = try table.queries(3)
    let plain = try table.search(queries, among: nil, limit: 10, way: .init()).work
    #expect(plain.scored == 12_000 && plain.bounded == 0 && plain.refined == 0 && plain.rescored == 0)
    let coded = try table.search([queries[0]], among: nil, limit: 10, way: .init(usesCodes: true)).work
    #expect(coded.scored == 0 && coded.bounded == 4_000)
    #expect(coded.refined <= coded.bounded && coded.rescored <= coded.refined)
    #expect((10...1_000).contains(coded.rescored))
    var set = RowSet(none: 4_000)
    set.insert(100..<130)
    #expect(try table.search(queries, among: set, limit: 10, way: .init()).work.scored == 90)
  }
}
