import TestSupport
import Testing

@testable import Retrieval

@Suite struct RowSetTests {
  @Test(arguments: [0, 1, 63, 64, 65, 128, 1000])
  func `A row set behaves as a set of integers`(rowCount: Int) {
    var generator = SplitMix64(seed: UInt64(rowCount))
    var sets: [(RowSet, Set<Int>)] = []
    for _ in 0..<2 {
      var rows = RowSet(none: rowCount)
      var model: Set<Int> = []
      for _ in 0..<rowCount {
        let row = Int.random(in: 0..<rowCount, using: &generator)
        if Bool.random(using: &generator) {
          rows.insert(row)
          model.insert(row)
        } else {
          rows.remove(row)
          model.remove(row)
        }
      }
      sets.append((rows, model))
    }
    let (left, right) = (sets[0], sets[1])
    #expect(Array(left.0) == left.1.sorted())
    #expect(left.0.count == left.1.count)
    #expect(left.0.isEmpty == left.1.isEmpty)
    #expect(Set(left.0.union(right.0)) == left.1.union(right.1))
    #expect(Set(left.0.intersection(right.0)) == left.1.intersection(right.1))
    #expect(Set(left.0.complement) == Set(0..<rowCount).subtracting(left.1))
    #expect(left.0.complement.complement == left.0)
    #expect(RowSet(all: rowCount).count == rowCount)
    #expect(RowSet(all: rowCount).complement == RowSet(none: rowCount))
  }

  @Test func `Rows that the segment does not have are never in the set`() {
    var rows = RowSet(none: 70)
    rows.insert(-1)
    rows.insert(70)
    rows.insert(68..<200)
    #expect(Array(rows) == [68, 69])
    #expect(!rows.contains(-1))
    #expect(!rows.contains(1000))
    #expect(RowSet(rowCount: 3, words: [.max, .max]).count == 3)
  }
}
