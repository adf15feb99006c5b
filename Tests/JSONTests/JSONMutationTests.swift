import JSON
import Testing

@Suite struct JSONMutationTests {
  private static let text = """
    {"name": "caf\\u00e9 \\ud83d\\ude00", "n": [-1.5e-7, 0, 12], "o": {"": null, "t": true, "f": false}, "é": []}
    """

  @Test func `Any byte in any place gives a value or an error inside the text`() {
    let bytes = Array(Self.text.utf8)
    for index in bytes.indices {
      for byte in UInt8.min...UInt8.max {
        var mutated = bytes
        mutated[index] = byte
        check(mutated)
      }
    }
  }

  @Test func `A text cut anywhere is an error at its end or inside it`() {
    let bytes = Array(Self.text.utf8)
    for count in 0..<bytes.count { check(Array(bytes[..<count]), mustFail: true) }
  }

  @Test func `Several mutations at once give a value or an error inside the text`() {
    var generator = JSONGenerator(seed: 3)
    for _ in 0..<20_000 {
      var bytes = generator.value().utf8(.pretty)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let byte = Array("{}[]\",:\\u0e-.tfn/* \u{FF}".utf8).randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.insert(byte, at: place)
        case 1 where place < bytes.count: bytes.remove(at: place)
        default: if place < bytes.count { bytes[place] = byte }
        }
      }
      check(bytes)
    }
  }

  private func check(_ bytes: [UInt8], mustFail: Bool = false) {
    for options in [JSONParser.Options(), .configuration] {
      do throws(JSONError) {
        let document = try JSONDocument(parsing: bytes, options: options)
        #expect(!mustFail)
        #expect(document.root.range.upperBound <= bytes.count)
      } catch {
        let lines = LineIndex(bytes)
        #expect(error.offset <= bytes.count)
        #expect(error.line == lines.line(at: error.offset) && error.column == lines.column(at: error.offset))
      }
    }
  }
}
