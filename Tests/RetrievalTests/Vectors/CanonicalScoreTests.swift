import CKernels
import TestSupport
import Testing

@testable import Retrieval

@Suite struct CanonicalScoreTests {
  /// The sum of the products, and by how much a score may miss it.
  private struct Exact {
    var sum = 0.0
    /// The bound that the kernels state, and what is lost where products are too small for `Float`.
    var bound = 0.0

    init(_ row: [Float], _ query: [Float]) {
      var lengths = (0.0, 0.0)
      for index in row.indices {
        let (left, right) = (Double(row[index]), Double(query[index]))
        sum += left * right
        lengths.0 += left * left
        lengths.1 += right * right
      }
      bound =
        (Double(row.count) / 8 + 5) * (lengths.0.squareRoot() * lengths.1.squareRoot() * 0x1p-24 + 0x1p-149)
        + Double(row.count) * 0x1p-149
    }

    /// By how much a score misses the sum, as a share of what is allowed.
    func miss(of score: Float, by kernel: kb_path) -> Double {
      abs(Double(score) - sum) / (kernel == KB_PATH_PORTABLE ? 2 * bound : bound)
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
      var worst = 0.0
      for query in try table.queries(2) {
        for row in 0..<8 where Self.isInRange(table.row(row)) {
          let exact = Exact(table.row(row), query)
          for kernel in VectorTable.kernels {
            worst = max(worst, exact.miss(of: table.score(row, query, kernel), by: kernel))
          }
        }
      }
      #expect(worst <= 1)
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
    let table = VectorTable(kind, dimensions > 100 ? 60 : 200, dimensions: dimensions, seed: 3)
    let layout = try VectorLayout(table)
    let queries = try table.queries(2)
    let rows = (0..<table.rowCount).filter { Self.isInRange(table.row($0)) }
    for query in queries {
      let exact = Dictionary(uniqueKeysWithValues: rows.map { ($0, Exact(table.row($0), query)) })
      for kernel in VectorTable.kernels {
        let way = VectorLayout.Way(kernel: kernel, usesCodes: true)
        let hits = try layout.hits([query], limit: 7, way: way)[0]
        guard let last = hits.last.flatMap({ exact[$0.row] }) else { continue }
        let found = Set(hits.map(\.row))
        let factor = kernel == KB_PATH_PORTABLE ? 2.0 : 1
        let missed = exact.filter { row, exact in
          !found.contains(row) && exact.sum - last.sum > factor * (exact.bound + last.bound)
        }
        #expect(missed.isEmpty)
      }
    }
  }

  @Test func `Rows without a number for a score are left out, infinities are in order`() throws {
    let table = VectorTable(rows: [1, .nan, .infinity, -.infinity, -0.0, 2], dimensions: 1)
    for kernel in VectorTable.kernels {
      for usesCodes in [false, true] {
        let way = VectorLayout.Way(kernel: kernel, usesCodes: usesCodes)
        let found = try VectorLayout(table).hits([[1], [.nan]], limit: 6, way: way)
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
