import CKernels
import TestSupport
import Testing

@testable import Retrieval

@Suite struct KernelTests {
  private static func vectors(_ count: Int, dimensions: Int, seed: UInt64) -> [Float] {
    var generator = SplitMix64(seed: seed)
    return (0..<count * dimensions).map { _ in Float.random(in: -1...1, using: &generator) }
  }

  private static func ids(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { row in (0..<16).map { $0 < 15 ? 0 : UInt8(truncatingIfNeeded: 255 - row) } }
  }

  private static func scan(
    _ rows: [Float], _ dimensions: Int, _ query: [Float], among: RowSet? = nil, limit: Int, path: kb_path = KB_PATH_BEST
  ) -> [kb_scored_row] {
    let count = rows.count / dimensions
    var best = [kb_scored_row](repeating: kb_scored_row(), count: max(limit, 1))
    let found = kb_scan_top(
      rows, UInt32(count), UInt32(dimensions), query, among?.words, ids(count), &best, limit, path)
    return Array(best.prefix(found))
  }

  @Test(arguments: Array(1...40) + [63, 64, 65, 384, 1023, 1024])
  func `Both paths are within rounding of the exact dot product`(dimensions: Int) {
    let rows = Self.vectors(8, dimensions: dimensions, seed: UInt64(dimensions))
    let query = Self.vectors(1, dimensions: dimensions, seed: 5)
    for row in 0..<8 {
      let row = Array(rows[row * dimensions..<(row + 1) * dimensions])
      let exact = zip(row, query).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
      let magnitude = zip(row, query).reduce(0.0) { $0 + abs(Double($1.0) * Double($1.1)) }
      // At most dimensions/16 + 5 roundings on the way of any product.
      let bound = magnitude * Double(dimensions / 16 + 6) * 0x1p-24
      for path in [KB_PATH_BEST, KB_PATH_PORTABLE] {
        #expect(abs(Double(kb_dot(row, query, UInt32(dimensions), path)) - exact) <= bound)
      }
    }
  }

  @Test(arguments: [1, 3, 7, 16, 19, 64, 130])
  func `A row has the same score bits at every place, in every set and for every limit`(dimensions: Int) {
    for count in [1, 2, 3, 4, 5, 7, 64, 65, 131] {
      let rows = Self.vectors(count, dimensions: dimensions, seed: UInt64(count))
      let query = Self.vectors(1, dimensions: dimensions, seed: 6)
      for path in [KB_PATH_BEST, KB_PATH_PORTABLE] {
        let single = (0..<count).map {
          kb_dot(Array(rows[$0 * dimensions..<($0 + 1) * dimensions]), query, UInt32(dimensions), path)
        }
        let order = (0..<count).sorted { (single[$1], $1) < (single[$0], $0) }
        for limit in [0, 1, 3, count, count + 5] {
          let found = Self.scan(rows, dimensions, query, limit: limit, path: path)
          #expect(found.map { Int($0.row) } == Array(order.prefix(limit)))
          #expect(found.allSatisfy { $0.score.bitPattern == single[Int($0.row)].bitPattern })
        }
      }
    }
  }

  @Test func `Only rows of the set are found, and of a small set all`() {
    var generator = SplitMix64(seed: 8)
    let rows = Self.vectors(517, dimensions: 9, seed: 3)
    let query = Self.vectors(1, dimensions: 9, seed: 4)
    let all = Self.scan(rows, 9, query, limit: 517)
    for share in [0.0, 0.01, 0.5, 0.99, 1.0] {
      var set = RowSet(none: 517)
      for row in 0..<517 where Double.random(in: 0..<1, using: &generator) < share { set.insert(row) }
      let found = Self.scan(rows, 9, query, among: set, limit: 50)
      #expect(found.map(\.row) == all.map(\.row).filter { set.contains(Int($0)) }.prefix(50).map { $0 })
    }
  }

  @Test func `Equal scores are in the order of the ids, whichever come first`() {
    let rows = [Float](repeating: 0.5, count: 100 * 4)
    let found = Self.scan(rows, 4, [1, 2, 3, 4], limit: 10)
    #expect(found.map(\.row) == Array((90..<100).reversed()))
  }

  @Test func `Rows without a number for a score are left out, infinities are in order`() {
    let rows: [Float] = [1, .nan, .infinity, -.infinity, -0.0, 2]
    let found = Self.scan(rows, 1, [1], limit: 6)
    #expect(found.map(\.row) == [2, 5, 0, 4, 3])
    #expect(found[3].score.sign == .plus)
    #expect(Self.scan(rows, 1, [.nan], limit: 6).isEmpty)
  }
}
