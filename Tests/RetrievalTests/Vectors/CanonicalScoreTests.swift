import CKernels
import TestSupport
import Testing

@testable import Retrieval

@Suite struct CanonicalScoreTests {
  /// The sum of the products, the lengths of both vectors, and by how much a score may miss the sum.
  private struct Exact {
    var sum = 0.0
    var bound = 0.0

    /// The bound that the kernels state, and what is lost where products are too small for `Float`.
    init(_ row: [Float], _ query: [Float], _ kernel: kb_path) {
      var lengths = (0.0, 0.0)
      for (left, right) in zip(row, query) {
        sum += Double(left) * Double(right)
        lengths.0 += Double(left) * Double(left)
        lengths.1 += Double(right) * Double(right)
      }
      let roundings = Double(row.count) / 8 + 5
      let share = lengths.0.squareRoot() * lengths.1.squareRoot() * 0x1p-24 + 0x1p-149
      bound = roundings * share * (kernel == KB_PATH_PORTABLE ? 2 : 1) + Double(row.count) * 0x1p-149
    }
  }

  /// Whether no sum of products of a row and a query of length 1 leaves the range of `Float`.
  private static func isInRange(_ row: [Float]) -> Bool {
    row.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot() < 1e38
  }

  @Test(arguments: Array(1...40) + [63, 64, 65, 384, 1000, 1023, 1024], [KB_FLOAT32, KB_FLOAT16])
  func `A score is within the stated bound of the exact sum, whatever the vectors`(
    dimensions: Int, element: kb_element
  ) throws {
    for kind in VectorKind.allCases where kind != .notFinite {
      let table = VectorTable(kind, 8, dimensions: dimensions, element: element, seed: UInt64(dimensions))
      for query in try table.queries(2) {
        for row in 0..<8 where Self.isInRange(table.row(row)) {
          for kernel in VectorTable.kernels {
            let exact = Exact(table.row(row), query, kernel)
            #expect(abs(Double(table.score(row, query, kernel)) - exact.sum) <= exact.bound)
          }
        }
      }
    }
  }

  @Test(arguments: [1, 3, 7, 8, 19, 64, 130, 1000], [KB_FLOAT32, KB_FLOAT16])
  func `Every path but the portable one gives a row the same bits`(dimensions: Int, element: kb_element) throws {
    for kind in VectorKind.allCases {
      let table = VectorTable(kind, 9, dimensions: dimensions, element: element)
      for query in try table.queries(2) {
        for row in 0..<9 {
          let best = table.score(row, query)
          for kernel in VectorTable.kernels where kernel != KB_PATH_PORTABLE {
            let score = table.score(row, query, kernel)
            #expect(score.bitPattern == best.bitPattern || score.isNaN && best.isNaN)
          }
        }
      }
    }
  }

  @Test(arguments: [1, 3, 7, 19, 63, 64, 65, 384, 1000], VectorKind.allCases)
  func `No row is left out that exceeds the last one found by more than both scores may be wrong`(
    dimensions: Int, kind: VectorKind
  ) throws {
    let table = VectorTable(kind, 300, dimensions: dimensions, seed: 3)
    let queries = try table.queries(3)
    for kernel in VectorTable.kernels {
      let found = try table.hits(queries, among: nil, limit: 7, way: .init(kernel: kernel, usesCodes: true))
      for (query, hits) in zip(queries, found) {
        guard let last = hits.last, Self.isInRange(table.row(last.row)) else { continue }
        let lowest = Exact(table.row(last.row), query, kernel)
        let rest = Set(0..<table.rowCount).subtracting(hits.map(\.row))
        for row in rest where Self.isInRange(table.row(row)) {
          let exact = Exact(table.row(row), query, kernel)
          #expect(exact.sum - lowest.sum <= exact.bound + lowest.bound)
        }
      }
    }
  }

  @Test func `Rows without a number for a score are left out, infinities are in order`() throws {
    let table = VectorTable(rows: [1, .nan, .infinity, -.infinity, -0.0, 2], dimensions: 1)
    for kernel in VectorTable.kernels {
      for usesCodes in [false, true] {
        let way = VectorTable.Way(kernel: kernel, usesCodes: usesCodes)
        let found = try table.hits([[1], [.nan]], among: nil, limit: 6, way: way)
        #expect(found[0].map(\.row) == [2, 5, 0, 4, 3])
        #expect(found[0][3].bits == 0, "-0 is 0")
        #expect(found[1].isEmpty)
      }
    }
  }

  @Test func `A number is halved to the nearest of float16, of two to the even one`() {
    let wide: [Float] = [1, 1.000_488_3, 1.001_464_8, 65_504, 65_519.9, 65_520, -0.0, 6e-8, 2.9e-8, .infinity]
    let expected: [Float] = [1, 1, 1.001_953_1, 65_504, 65_504, .infinity, -0.0, 0x1p-24, 0, .infinity]
    for kernel in VectorTable.kernels {
      var halves = [UInt16](repeating: 0, count: wide.count)
      kb_halve(wide, wide.count, &halves, kernel)
      var back = wide
      kb_widen(halves, halves.count, &back, kernel)
      #expect(back.map(\.bitPattern) == expected.map(\.bitPattern))
    }
  }
}
