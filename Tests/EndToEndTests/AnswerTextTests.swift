import Agents
import Testing
import Workspaces

@testable import kb

@Suite struct AnswerTextTests {
  private func plain(_ text: String, unsupported: [Range<Int>]) -> [String] {
    AnswerText(text, SourceList([], in: text), unsupported: unsupported).lines.map(\.plain)
  }

  @Test func `A figure that no source states is flagged where it stands`() {
    #expect(plain("It is 0.42, not 7.\n", unsupported: [6..<10]) == ["It is 0.42 [unsupported], not 7."])
    #expect(plain("é\n42 % of", unsupported: [2..<4]) == ["é", "42 % [unsupported] of"])
    #expect(plain("42%", unsupported: [0..<2]) == ["42% [unsupported]"])
  }

  @Test func `Places outside the text, as of a damaged record, are passed over`() {
    #expect(plain("one", unsupported: [90..<95, -5 ..< -2]) == ["one"])
  }

  @Test func `Characters that control a terminal are not printed`() {
    #expect(plain("a\u{1B}[31mb\u{202E}\u{7}c", unsupported: []) == ["a\u{FFFD}[31mb\u{FFFD}\u{FFFD}c"])
    #expect("tab\tand\nline é 👩‍👩‍👧".withoutControls == "tab\tand\nline é 👩‍👩‍👧")
  }

  @Test(arguments: [(0.0, 2, "0.00"), (0.005, 2, "0.01"), (12.345, 1, "12.3"), (-1.5, 0, "-2"), (0.999, 2, "1.00")])
  func `A number is written with as many decimals as asked for`(value: Double, decimals: Int, text: String) {
    #expect(value.fixed(decimals) == text)
  }

  @Test func `Dollars below a cent keep their digits`() {
    #expect([0, 0.0012, 0.5, 12].map(\.dollars) == ["$0.00", "$0.0012", "$0.50", "$12.00"])
    #expect(Double.nan.dollars == "$-")
  }
}
