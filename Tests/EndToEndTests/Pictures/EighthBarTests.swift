import Testing

@testable import kb

@Suite struct EighthBarTests {
  private func text(_ start: Double, _ end: Double, _ width: Int, full: Character = "█") -> String {
    String(EighthBar(from: start, to: end, width: width, full: full).cells.map(\.character))
  }

  @Test(arguments: [
    (0.0, 1.0, "████"), (0, 0.5, "██  "), (0, 0.03125, "▏   "), (0, 0.46875, "█▉  "), (0.125, 0.5, "▐█  "),
    (0.5, 0.5, "  ▏ "), (1, 1, "   ▕"), (0.21875, 0.5, "▕█  "), (0.03125, 0.5, "██  "), (0.3, 0.1, "▐▎  "),
  ])
  func `A bar ends at the nearest eighth and begins at the nearest half`(start: Double, end: Double, bar: String) {
    #expect(text(start, end, 4) == bar)
  }

  @Test(arguments: 0..<40)
  func `A bar is as wide as asked for and never empty`(step: Int) {
    for end in stride(from: 0.0, through: 1, by: 0.025) {
      let bar = text(Double(step) / 40, end, 11)
      #expect(bar.count == 11)
      #expect(bar.contains { $0 != " " })
    }
  }

  @Test func `Places outside of the line are drawn at its edge, and no width is no bar`() {
    #expect(text(-3, 0.5, 2) == "█ ")
    #expect(text(0.5, 9, 2) == " █")
    #expect(text(0, 1, 0).isEmpty)
    #expect(text(0, 1, -4).isEmpty)
  }

  @Test func `Where cells can be inverse the left edge is exact too`() {
    let bar = EighthBar(from: 0.1875, to: 1, width: 2, allowsInverse: true)
    #expect(bar.cells == [.init(character: "▍", isInverse: true), .init(character: "█")])
  }

  @Test func `Full cells are drawn as asked for`() {
    #expect(text(0, 0.9375, 2, full: "▒") == "▒▉")
  }
}
