import JSON
import Testing

@Suite struct JSONParsingTests {
  @Test(arguments: [
    "[]", "{}", " [ ] ", "null", "true", "false", "\"\"", "0", "-0", "-0.0", "1e5", "1E+5", "1.5e-7", "[1,2 , 3]",
    "{\"a\":{\"b\":[{}]}}", "\"\\u0000\"", "\"\\ud83d\\ude00\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\u{7F}\"",
    "\"\u{10FFFF}\"", "{\"\":0}", "{\"a\":1,\"a\":2}", "\t\r\n1\n", "\u{FEFF}[1]",
    "123456789012345678901234567890.123456789", "1e999", "[[[[[[[[[[]]]]]]]]]]",
  ])
  func `Every form of RFC 8259 is accepted`(text: String) throws {
    _ = try JSONValue(parsing: text)
  }

  @Test(arguments: [
    ("", 1, 1), (" ", 1, 2), ("[", 1, 2), ("[1", 1, 3), ("[1,]", 1, 4), ("[,1]", 1, 2), ("[1 2]", 1, 4),
    ("{\"a\"}", 1, 5), ("{\"a\":}", 1, 6), ("{\"a\":1,}", 1, 8), ("{a:1}", 1, 2), ("{'a':1}", 1, 2),
    ("01", 1, 2), ("1.", 1, 3), (".5", 1, 1), ("+1", 1, 1), ("-", 1, 2), ("1e", 1, 3), ("1e+", 1, 4), ("--1", 1, 2),
    ("NaN", 1, 1), ("Infinity", 1, 1), ("nul", 1, 1), ("True", 1, 1), ("truefalse", 1, 5), ("1 1", 1, 3),
    ("\"a", 1, 1), ("\"\\x\"", 1, 3), ("\"\\u12g4\"", 1, 6), ("\"\\ud800\"", 1, 4), ("\"\\ud800\\u0041\"", 1, 4),
    ("\"\\udc00\"", 1, 4), ("\"a\nb\"", 1, 3), ("\"\t\"", 1, 2), ("[1]]", 1, 4), ("{}}", 1, 3), ("[}", 1, 2),
    ("// no", 1, 1), ("\n\n  x", 3, 3), ("{\n \"a\": 1,\n \"b\": ?\n}", 3, 7), ("\u{FEFF}", 1, 4),
  ])
  func `An error names the line and column of the first place that is not JSON`(
    text: String, line: Int, column: Int
  ) throws {
    let error = try #require(throws: JSONError.self) { try JSONValue(parsing: text) }
    #expect((error.line, error.column) == (line, column), "\(error)")
    #expect(error.description.hasPrefix("line \(line), column \(column): expected "))
  }

  @Test func `Bytes that are no UTF-8 are an error at the first of them`() throws {
    for bad in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]] {
      let bytes = Array("[1,\n\"a".utf8) + bad + Array("\"]".utf8)
      let error = try #require(throws: JSONError.self) { try JSONDocument(parsing: bytes) }
      #expect((error.line, error.column, error.offset) == (2, 3, 6))
    }
  }

  @Test func `Nesting is bounded, so that no text exhausts the stack`() throws {
    let deep = String(repeating: "[", count: 100_000)
    let error = try #require(throws: JSONError.self) { try JSONValue(parsing: deep) }
    #expect(error.column == 257)
    _ = try JSONValue(parsing: String(repeating: "[", count: 256) + String(repeating: "]", count: 256))
    #expect(throws: JSONError.self) { try JSONValue(parsing: "[[[]]]", options: .init(maximumDepth: 2)) }
  }

  @Test func `The dialect of configurations allows comments and trailing commas`() throws {
    let text = "// first\n{ /* in */ \"a\" : [1, 2,], // last\n \"b\": {\"c\": null,},\n}/**/"
    #expect(try JSONValue(parsing: text, options: .configuration) == ["a": [1, 2], "b": ["c": nil]])
  }

  @Test(arguments: [
    ("[1,,2]", 1, 4), ("[,]", 1, 2), ("{,}", 1, 2), ("/* open\n", 1, 1), ("{\"a\":1,\n\"a\":2}", 2, 1), ("/ x", 1, 2),
    ("[1] /*/", 1, 5),
  ])
  func `The dialect of configurations still has errors`(text: String, line: Int, column: Int) throws {
    let error = try #require(throws: JSONError.self) { try JSONValue(parsing: text, options: .configuration) }
    #expect((error.line, error.column) == (line, column), "\(error)")
  }

  @Test func `Every node knows the bytes it came from`() throws {
    let bytes = Array("{ \"k\" : [ 1.50 , \"x\\n\" , null ] }".utf8)
    let document = try JSONDocument(parsing: bytes)
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let member = try #require(document.root.members?.first)
    #expect(text(document.root.range) == "{ \"k\" : [ 1.50 , \"x\\n\" , null ] }")
    #expect(text(member.keyRange) == "\"k\"")
    #expect(member.value.elements?.map { text($0.range) } == ["1.50", "\"x\\n\"", "null"])
  }

  @Test func `The last of a repeated key counts, wherever it is read`() throws {
    let document = try JSONDocument(parsing: Array("{\"a\":1,\"b\":2,\"a\":3}".utf8))
    #expect(document.root["a"]?.value == 3)
    #expect(document.root.value["a"] == 3)
    #expect(document.root.value.object?.keys == ["a", "b", "a"])
  }
}
