import TestSupport
import Testing

@testable import Platform

@Suite struct CSVReaderTests {
  private func records(_ bytes: [UInt8], chunk: Int = .max, limits: CSVReader.Limits = .init()) -> [CSVRecord] {
    var reader = CSVReader(limits: limits)
    var records: [CSVRecord] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      reader.read(rest.prefix(chunk)) { records.append($0) }
      rest = rest.dropFirst(chunk)
    }
    reader.finish { records.append($0) }
    return records
  }

  private func values(_ text: String) -> [[String]] { records(Array(text.utf8)).map(\.values) }

  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]), ("a\rb", [["a"], ["b"]]),
    ("\u{FEFF}a,b", [["a", "b"]]), ("\"a,\"\"b\"\"\",c", [["a,\"b\"", "c"]]), ("\"a\r\nb\",c", [["a\r\nb", "c"]]),
    ("a,\n,b\n", [["a", ""], ["", "b"]]), ("\n\na\n\n", [["a"]]), ("", []), ("\"\"", [[""]]), (",", [["", ""]]),
    ("a\"b,c", [["a\"b", "c"]]), ("ü,日本", [["ü", "日本"]]),
  ])
  func `A text has these records`(text: String, expected: [[String]]) { #expect(values(text) == expected) }

  @Test func `Records do not depend on how the bytes are cut`() {
    var random = SplitMix64(seed: 5)
    let alphabet = Array("ab,\"\n\r;é\u{FEFF}".utf8) + [0, 0xFF]
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        alphabet.randomElement(using: &random) ?? 0
      }
      let whole = records(bytes)
      #expect(records(bytes, chunk: 1) == whole)
      #expect(records(bytes, chunk: 7) == whole)
    }
  }

  @Test(arguments: [
    ("a\n\"b\n\nc", 2, "the end of the file"), ("a\n\"b\"c,d\ne", 2, "more text"),
    ("a\nb\n\u{0}c", 3, "a NUL byte, as UTF-16 has them"),
  ])
  func `A fault names the line on which its record begins`(text: String, line: Int, found: String) {
    let fault = records(Array(text.utf8)).compactMap(\.fault).first
    #expect(fault?.line == line)
    #expect(fault?.found == found)
  }

  @Test func `Bytes that are not UTF-8 are a fault of their record alone`() {
    let found = records(Array("a\n".utf8) + [0xC3, 0x28, 0x0A] + Array("b\n".utf8))
    #expect(found.map { $0.fault != nil } == [false, true, false])
  }

  @Test func `Lines are counted inside quotation marks, too`() {
    #expect(records(Array("a\r\n\"b\r\nc\r\n\"\r\nd".utf8)).map(\.line) == [1, 2, 5])
  }

  @Test func `Long values and records are cut and reported`() {
    let limits = CSVReader.Limits(valueBytes: 4, values: 3)
    let found = records(Array("abcdef,b\n1,2,3,4\nok\n".utf8), limits: limits)
    #expect(found.map(\.values) == [["abcd", "b"], ["1", "2", "3"], ["ok"]])
    #expect(found.map { $0.fault != nil } == [true, true, false])
  }
}
