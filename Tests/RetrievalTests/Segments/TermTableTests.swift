import TestSupport
import Testing

@testable import Retrieval

@Suite struct TermTableTests {
  private func number(_ term: String, in table: inout TermTable) -> Int {
    Array(term.utf8).withUnsafeBytes { table.number(of: $0) }
  }

  @Test func `Terms have the numbers of their first occurrence, however many there are`() {
    var table = TermTable()
    // Beyond several doublings of the places.
    let terms = (0..<5000).map { "\($0 % 7)-\($0)" }
    for (expected, term) in terms.enumerated() {
      #expect(number(term, in: &table) == expected)
      #expect(number(terms[expected / 2], in: &table) == expected / 2)
    }
    #expect(table.count == terms.count)
    #expect(terms.indices.allSatisfy { number(terms[$0], in: &table) == $0 })
    #expect(terms.indices.allSatisfy { index in table.withBytes(of: index) { $0.elementsEqual(terms[index].utf8) } })
  }

  @Test func `Terms that are equal to people but not in their bytes are two`() {
    var table = TermTable()
    #expect(number("caf\u{E9}", in: &table) == 0)
    #expect(number("cafe\u{301}", in: &table) == 1)
    #expect(number("", in: &table) == 2)
    #expect(number("", in: &table) == 2)
  }

  @Test func `The order is that of the bytes`() {
    var table = TermTable()
    for term in ["b", "é", "a", "", "ab", "a0"] { _ = number(term, in: &table) }
    #expect(table.sorted() == [3, 2, 5, 4, 0, 1])
    #expect(TermTable().sorted().isEmpty)
  }
}
