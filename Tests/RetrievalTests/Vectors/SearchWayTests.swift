import CKernels
import TestSupport
import Testing

@testable import Retrieval

@Suite struct SearchWayTests {
  /// Ways that differ in all that must not matter, by the number of a layout.
  private static func ways(_ kernel: kb_path) -> [(layout: Int, way: VectorLayout.Way)] {
    [false, true].flatMap { usesCodes in
      [(0, 1), (1, 2), (2, 3), (0, 8)].map { layout, threads in
        (layout, VectorLayout.Way(kernel: kernel, usesCodes: usesCodes, threads: threads))
      }
    }
  }

  private static func layouts(_ table: VectorTable) throws -> [VectorLayout] {
    let rows = table.rowCount
    return try [[], [rows / 3], [1, rows / 2, rows / 2]].map { try VectorLayout(table, cuts: $0) }
  }

  private func check(_ table: VectorTable, _ queries: [[Float]], among set: RowSet? = nil, limit: Int) throws {
    let layouts = try Self.layouts(table)
    let best = queries.map { table.expected($0, among: set, limit: limit) }
    let portable = queries.map { table.expected($0, among: set, limit: limit, kernel: KB_PATH_PORTABLE) }
    for kernel in VectorTable.kernels {
      let expected = kernel == KB_PATH_PORTABLE ? portable : best
      for (layout, way) in Self.ways(kernel) {
        let together = try layouts[layout].hits(queries, among: set, limit: limit, way: way)
        #expect(together == expected, "\(way)")
        let alone = try queries.prefix(3).flatMap {
          try layouts[layout].hits([$0], among: set, limit: limit, way: way)
        }
        #expect(alone == Array(expected.prefix(3)), "\(way)")
      }
    }
  }

  @Test(arguments: [1, 3, 7, 19, 63, 64, 65, 384, 1000], VectorKind.allCases)
  func `Paths, codes, threads, segments and batches change no bit of a result`(
    dimensions: Int, kind: VectorKind
  ) throws {
    for element in [KB_FLOAT32, KB_FLOAT16] {
      let table = VectorTable(kind, dimensions > 100 ? 70 : 200, dimensions: dimensions, element: element)
      try check(table, try table.queries(4), limit: 6)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 5, 8, 63, 64, 65, 129])
  func `Tables of any size give as many rows as they have, up to the limit`(rows: Int) throws {
    let table = VectorTable(.clustered, rows, dimensions: 19)
    let queries = try table.queries(3)
    for limit in [0, 1, max(1, rows - 1), rows + 70] { try check(table, queries, limit: limit) }
  }

  @Test(arguments: [1, 2, 3, 4, 7, 8, 9, 16, 17, 64, 65])
  func `Batches of any size give each query what it finds alone`(count: Int) throws {
    let table = VectorTable(.clustered, 100, dimensions: 70)
    try check(table, try table.queries(count), limit: 5)
  }

  @Test(arguments: [0, 0.01, 0.5, 0.99, 1])
  func `Only rows of the set are found, and of a small set all`(share: Double) throws {
    var generator = SplitMix64(seed: 8)
    let table = VectorTable(.clustered, 517, dimensions: 9)
    var set = RowSet(none: 517)
    for row in 0..<517 where Double.random(in: 0..<1, using: &generator) < share { set.insert(row) }
    for limit in [1, 50, 600] { try check(table, try table.queries(4), among: set, limit: limit) }
  }

  @Test(arguments: [0, 63, 64, 200, 516])
  func `A set of one row gives that row, and one without it all others`(row: Int) throws {
    let table = VectorTable(.uniform, 517, dimensions: 7)
    var one = RowSet(none: 517)
    one.insert(row)
    let queries = try table.queries(1)
    for usesCodes in [false, true] {
      let way = VectorLayout.Way(usesCodes: usesCodes)
      let layout = try VectorLayout(table, cuts: [63])
      #expect(try layout.hits(queries, among: one, limit: 3, way: way).first?.map(\.row) == [row])
      let others = try layout.hits(queries, among: one.complement, limit: 517, way: way)
      #expect(others == [table.expected(queries[0], among: one.complement, limit: 517)])
      #expect(others[0].count == 516)
    }
  }

  @Test func `Equal scores are in the order of the ids, wherever the rows are`() throws {
    let table = VectorTable(rows: [Float](repeating: 0.5, count: 300 * 4), dimensions: 4)
    try check(table, [[1, 2, 3, 4], [0, 0, 0, 0], [4, 3, 2, 1], [-1, 0, 0, 0]], limit: 12)
  }

  @Test func `A hundred thousand rows`() throws {
    let table = VectorTable(.clustered, 100_000, dimensions: 5)
    let queries = try table.queries(4)
    let expected = try VectorLayout(table).hits([queries[1]], limit: 100)
    #expect(expected == [table.expected(queries[1], among: nil, limit: 100)])
    let together = try VectorLayout(table).hits(queries, limit: 100)
    #expect(together[1] == expected[0])
    for (usesCodes, threads) in [(true, 1), (true, 3), (false, 2)] as [(Bool, UInt32)] {
      let layout = try VectorLayout(table, cuts: threads == 3 ? [64_000, 64_001] : [])
      let way = VectorLayout.Way(usesCodes: usesCodes, threads: threads)
      #expect(try layout.hits(queries, limit: 100, way: way) == together, "\(way)")
      #expect(try layout.hits([queries[1]], limit: 100, way: way) == expected, "\(way)")
    }
  }

  @Test func `Codes leave few rows to be scored, and each row that is looked at is counted`() throws {
    let table = VectorTable(.clustered, 2_000, dimensions: 96)
    let layout = try VectorLayout(table)
    let queries = try table.queries(3)
    let plain = try layout.outcome(queries, limit: 10).work
    #expect(plain.scored == 6_000 && plain.bounded == 0 && plain.refined == 0 && plain.rescored == 0)
    let coded = try layout.outcome([queries[0]], limit: 10, way: .init(usesCodes: true)).work
    #expect(coded.scored == 0 && coded.bounded == 2_000)
    #expect(coded.refined <= coded.bounded && coded.rescored <= coded.refined)
    #expect((10...500).contains(coded.rescored))
    var set = RowSet(none: 2_000)
    set.insert(100..<130)
    #expect(try layout.outcome(queries, among: set, limit: 10).work.scored == 90)
  }
}
