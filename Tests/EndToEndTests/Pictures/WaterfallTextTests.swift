import Tools
import Testing

@testable import kb

@Suite struct WaterfallTextTests {
  @Test(arguments: [60, 80, 100, 120, 200])
  func `No line is longer than the terminal`(width: Int) {
    for line in WaterfallText(.sample(), width: width).text.split(separator: "\n") {
      #expect(line.count <= width, "\(line)")
    }
  }

  @Test func `The waterfall goes from the base value to the prediction, the largest step first`() {
    let lines = WaterfallText(.sample(), width: 80).text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "customer 12345: churn_probability 28.9 %, not at risk (threshold 30.0 %)")
    let names = lines[4...10].map { $0.prefix(25).split(separator: " ").joined(separator: " ") }
    #expect(
      names == [
        "base value", "days_since_last_login", "content_completion_rate", "payment_failures_last_180", "plan_type",
        "2 other features", "prediction",
      ])
    #expect(lines[4].hasSuffix(" -1.80"))
    #expect(lines[4].contains("┃ 14.2 %"))
    #expect(lines[5].contains("3 days") && lines[5].contains("+0.81") && lines[5].hasSuffix(" -0.99"))
    #expect(lines[9].contains("-0.06") && lines[9].hasSuffix(" -0.90"))
    #expect(lines[10].contains("28.9 %") && lines[10].hasSuffix(" -0.90"))
  }

  @Test func `Without colour the shade tells up from down and there are no escape sequences`() {
    let lines = WaterfallText(.sample(), width: 120).text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[5].contains("███") && !lines[5].contains("▒"))
    #expect(lines[6].contains("▒▒▒") && !lines[6].contains("██"))
    #expect(!lines.joined().contains("\u{1B}"))
  }

  @Test func `With colour raising and lowering steps differ, and left edges are inverse`() {
    let styled: (String, TextStyle) -> String = { "<\($1.rawValue)>\($0)" }
    let text = WaterfallText(.sample(), width: 100, usesColor: true, styled: styled).text
    #expect(text.contains("<31>█") && text.contains("<94>█"))
    #expect(!text.contains("▒"))
    #expect(text.contains("\u{1B}[7m"))
  }

  @Test func `The threshold is drawn where it is near, and only there`() {
    #expect(WaterfallText(.sample(), width: 80).text.contains("┊ threshold 30.0 %"))
    #expect(!WaterfallText(.sample(threshold: 0.999_999), width: 80).text.contains("┊"))
    #expect(!WaterfallText(.sample(threshold: nil), width: 80).text.contains("threshold"))
  }

  @Test(arguments: [[0.0, 0, 0, 0, 0, 0], [1e-9, 0, 0, 0, 0, 0], [300, -299, 0, 0, 0, 0], [-12, -12, -12, 0, 0, 0]])
  func `Steps of any size are drawn`(phis: [Double]) {
    let lines = WaterfallText(.sample(phis: phis), width: 80).text.split(separator: "\n")
    #expect(lines.count == 12)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }

  @Test func `The note says that steps add up in the margin only, and how exactly`() {
    let note = Waterfall(.sample()).note
    #expect(note.hasPrefix("scale of adds and sum: log-odds; only on it do the steps add up (to within "))
  }
}
