import Retrieval
import Testing

@Suite struct TokenCounterTests {
  @Test(arguments: [
    ("", 0), (" \n\t", 0), ("word", 1), ("lengthy", 1), ("engagement", 2), ("internationalization", 3), ("7", 1),
    ("2024", 2), ("0.125", 3), ("sessions_last_7_days", 8), ("a: b;", 4), ("naïve", 1), ("Москва", 2), ("客户价值", 4),
    ("😀", 2), ("\u{A0}", 0), ("“x”", 3),
  ])
  func `Words, digits, marks and other scripts count by the rule`(text: String, tokens: Int) {
    #expect(TokenCounter().count(text) == tokens)
  }

  @Test func `White space between texts makes counts add up`() {
    var generator = DocumentGenerator(seed: 1)
    for _ in 0..<500 {
      let (left, right) = (generator.sentence(), generator.sentence())
      let counter = TokenCounter()
      #expect(counter.count(left + "\n" + right) == counter.count(left) + counter.count(right))
    }
  }

  @Test func `Bytes that are no UTF-8 are counted, too`() {
    #expect(TokenCounter().count(utf8: [0xFF, 0x41, 0xE2]) == 3)
  }

  @Test func `English prose comes to about four thirds of its words`() {
    let text = """
      The committee published its findings on the performance of regional schools after a long investigation. Several \
      members argued that the figures, which had been collected over nearly four years, were too incomplete to support \
      any strong conclusion. Others replied that waiting for better information would help nobody: children who start \
      school this autumn need decent teaching now, not a perfect report in ten years.
      """
    let words = text.split(separator: " ").count
    #expect((1.2...1.5).contains(Double(TokenCounter().count(text)) / Double(words)))
  }
}
