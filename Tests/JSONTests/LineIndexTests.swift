import JSON
import Testing

@Suite struct LineIndexTests {
  @Test func `Lines and columns are counted from 1 in bytes`() {
    let lines = LineIndex(Array("é\n\r\nabc".utf8))
    #expect((lines.line(at: 0), lines.column(at: 0)) == (1, 1))
    #expect((lines.line(at: 2), lines.column(at: 2)) == (1, 3))
    #expect((lines.line(at: 3), lines.column(at: 3)) == (2, 1))
    #expect((lines.line(at: 7), lines.column(at: 7)) == (3, 3))
    #expect(lines.lineCount == 3)
  }

  @Test(arguments: [("", 1), ("a", 1), ("a\n", 1), ("a\nb", 2), ("\n\n", 2)])
  func `A line feed at the end begins no further line`(text: String, count: Int) {
    #expect(LineIndex(Array(text.utf8)).lineCount == count)
  }

  @Test func `A range touches the lines of its first and last byte`() {
    let lines = LineIndex(Array("ab\ncd\nef".utf8))
    #expect(lines.lines(of: 0..<2) == 1...1)
    #expect(lines.lines(of: 0..<3) == 1...1)
    #expect(lines.lines(of: 1..<4) == 1...2)
    #expect(lines.lines(of: 3..<3) == 2...2)
    #expect(lines.lines(of: 8..<8) == 3...3)
  }

  @Test func `The bytes of lines come with their line feeds and are clamped`() {
    let lines = LineIndex(Array("ab\ncd\nef".utf8))
    #expect(lines.bytes(ofLines: 1...1) == 0..<3)
    #expect(lines.bytes(ofLines: 2...3) == 3..<8)
    #expect(lines.bytes(ofLines: 3...99) == 6..<8)
    #expect(LineIndex([]).bytes(ofLines: 1...1) == 0..<0)
  }

  @Test func `UTF-8 is judged as the standard library judges it`() {
    var generator = JSONGenerator(seed: 4)
    for _ in 0..<50_000 {
      let bytes = (0..<4).map { _ in
        [0x41, 0x80, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xA0, 0xED, 0x9F, 0xEF, 0xF0, 0x90, 0xF4, 0x8F, 0xF5]
          .randomElement(using: &generator) ?? UInt8(0)
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      #expect((UTF8Validation.firstInvalidOffset(in: bytes) == nil) == isValid, "\(bytes)")
    }
  }
}
