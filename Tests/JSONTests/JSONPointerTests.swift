import JSON
import Testing

@Suite struct JSONPointerTests {
  @Test func `The examples of RFC 6901 name their values`() throws {
    let text = """
      {"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\\\j":5,"k\\"l":6," ":7,"m~n":8}
      """
    let document = try JSONDocument(parsing: Array(text.utf8))
    let expected: [(String, JSONValue)] = [
      ("/foo", ["bar", "baz"]), ("/foo/0", "bar"), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3), ("/g|h", 4),
      ("/i\\j", 5), ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8), ("", document.root.value),
    ]
    for (text, value) in expected {
      #expect(document.node(at: try #require(JSONPointer(text)))?.value == value, "\(text)")
    }
  }

  @Test(arguments: ["/foo/2", "/foo/-1", "/foo/00", "/foo/+1", "/foo/-", "/bar", "/foo/0/x", "/foo/"])
  func `A pointer to nothing finds nothing`(text: String) throws {
    let document = try JSONDocument(parsing: Array("{\"foo\":[1,2]}".utf8))
    #expect(document.node(at: try #require(JSONPointer(text))) == nil)
  }

  @Test(arguments: ["a", "a/b", "/~", "/~2", "/a~"])
  func `Text that is no pointer is refused`(text: String) {
    #expect(JSONPointer(text) == nil)
  }

  @Test func `Appended tokens come back unescaped`() {
    let keys = ["", "a", "~", "/", "~1", "~0/", "é", "a b"]
    let pointer = keys.reduce(JSONPointer.root) { $0.appending(key: $1) }.appending(index: 3)
    #expect(pointer.tokens == keys + ["3"])
    #expect(JSONPointer(pointer.text) == pointer)
  }
}
