import CKernels
import TestSupport
import Testing

@testable import Retrieval

@Suite struct `The kernel for filters` {
  private static func select(_ codes: [UInt32], _ accepted: [UInt8], path: kb_path) -> (first: UInt32, rows: RowSet) {
    var words = [UInt64](repeating: .max, count: (codes.count + 63) / 64)
    let first = kb_select_codes(codes, UInt32(codes.count), accepted, UInt32(accepted.count), &words, path)
    return (first, RowSet(rowCount: codes.count, words: words))
  }

  @Test(arguments: [1, 63, 64, 65, 127, 128, 1_000], [1, 2, 3, 5, 9, 300])
  func `Rows are selected by their codes, however many codes are accepted`(rowCount: Int, codeCount: Int) {
    var generator = SplitMix64(seed: UInt64(rowCount * codeCount))
    let codes = (0..<rowCount).map { _ in UInt32.random(in: 0..<UInt32(codeCount), using: &generator) }
    for share in [0, 0.01, 0.3, 0.5, 0.99, 1] {
      let accepted = (0..<codeCount).map { _ -> UInt8 in
        Double.random(in: 0..<1, using: &generator) < share ? 1 : 0
      }
      let expected = codes.indices.filter { accepted[Int(codes[$0])] == 1 }
      for path in [KB_PATH_BEST, KB_PATH_PORTABLE] {
        let found = Self.select(codes, accepted, path: path)
        #expect(found.first == UInt32(rowCount))
        #expect(Array(found.rows) == expected)
      }
    }
  }

  @Test(arguments: [0, 1, 63, 64, 100, 191, 192, 199], [3, 4, 0x8000_0000, UInt32.max])
  func `The first row with a code that there is not is told`(row: Int, code: UInt32) {
    var codes = (0..<200).map { UInt32($0 % 3) }
    codes[row] = code
    codes[199] = max(codes[199], row == 199 ? code : 3)
    for accepted: [UInt8] in [[0, 0, 0], [1, 0, 0], [1, 1, 1]] {
      for path in [KB_PATH_BEST, KB_PATH_PORTABLE] {
        #expect(Self.select(codes, accepted, path: path).first == UInt32(row))
      }
    }
  }

  @Test func `Without codes the first row is wrong, and no rows are right`() {
    for path in [KB_PATH_BEST, KB_PATH_PORTABLE] {
      #expect(Self.select([0], [], path: path).first == 0)
      #expect(Self.select([], [1], path: path).first == 0)
    }
  }
}
