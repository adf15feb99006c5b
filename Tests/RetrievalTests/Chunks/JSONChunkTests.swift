import Retrieval
import Testing

@Suite struct JSONChunkTests {
  private func texts(_ json: String) throws -> [String] { try Document.sample("a.json", json).lines().map(\.text) }

  @Test func `Objects become lines of path and value, numbers as they are written`() throws {
    let lines = try texts(#"{"a":{"b":1.50,"c":{"d":true,"e":null}},"f":"x\ny","g":[],"h":{}}"#)
    #expect(lines == ["a > b: 1.50", "a > c > d: true", "a > c > e: null", "f: x y", "g: []", "h: {}"])
  }

  @Test func `An array of objects is one object a line, keys repeated, the array named once`() throws {
    let lines = try texts(#"{"n":3,"rows":[{"id":"a","v":{"w":1},"t":["x","y"]},{"id":"b","v":{"w":2},"t":[]}]}"#)
    #expect(lines == ["n: 3", "rows > id: a; v > w: 1; t: x, y", "id: b; v > w: 2; t: []"])
  }

  @Test func `A header names the array that all lines stand in`() throws {
    let document = Document.sample("a.json", #"{"rows":[{"id":"a"},{"id":"b"}]}"#)
    let chunk = try #require(try Chunker().chunks(of: document).first)
    #expect(chunk.text == "Source: a.json. a. rows.\nid: a\nid: b")
  }

  @Test func `Rows of arrays take the names of the columns beside them`() throws {
    let lines = try texts(#"{"rows":[["C1",0.9],["C2",0.8]],"columns":["id","risk"]}"#)
    #expect(lines == ["rows > id: C1; risk: 0.9", "id: C2; risk: 0.8", "columns: id, risk"])
  }

  @Test(arguments: [
    #"{"columns":["a","b"],"rows":[[1],[2]]}"#, #"{"columns":["a",1],"rows":[[1,2]]}"#,
    #"{"columns":["a"],"rows":[[[1]]]}"#, #"{"columns":[],"rows":[[]]}"#,
  ])
  func `Rows of another shape than the columns are ordinary arrays`(json: String) throws {
    #expect(try texts(json).allSatisfy { !$0.contains("a: 1") })
  }

  @Test func `Arrays inside rows follow on lines that name the row`() throws {
    let lines = try texts(#"[{"name":"north","tops":[{"k":"x"},{"k":"y"}]},{"name":"south","tops":[{"k":"z"}]}]"#)
    #expect(lines == ["name: north", "north > tops > k: x", "k: y", "name: south", "south > tops > k: z"])
  }

  @Test func `A map of many values stays one line a key, in a row too`() throws {
    let map = (1...9).map { "\"k\($0)\":0.\($0)" }.joined(separator: ",")
    let lines = try texts("[{\"name\":\"m\",\"shares\":{\(map)}}]")
    #expect(lines.count == 10)
    #expect(lines[0] == "name: m" && lines[1] == "m > shares > k1: 0.1")
  }

  @Test func `A field knows its name, value, pointer and bytes`() throws {
    let json = "{\r\n \"über/uns\": [\r\n  {\"k~\": \"caf\\u00e9\", \"n\": -0.10}\r\n ]\r\n}"
    let document = Document.sample("a.json", json)
    let line = try #require(try document.lines().first)
    #expect(line.pointer == "/über~1uns/0" && line.span.lines == 3...3)
    #expect(line.fields.map(\.name) == ["k~", "n"] && line.fields.map(\.value) == ["café", "-0.10"])
    #expect(line.fields.map(\.pointer) == ["/über~1uns/0/k~0", "/über~1uns/0/n"])
    let raw = line.fields.map { String(decoding: document.bytes[$0.span.bytes], as: UTF8.self) }
    #expect(raw == ["\"caf\\u00e9\"", "-0.10"])
  }

  @Test func `A long string is cut at its sentences and keeps its place`() throws {
    let text = (1...60).map { "Sentence \($0) says \\\"so\\\" \\ud83d\\ude00." }.joined(separator: "\\n")
    let document = Document.sample("a.json", "{\"text\":\"\(text)\"}")
    let chunks = try Chunker(.fixedSize(maxTokens: 100, overlapPercentage: 10)).chunks(of: document)
    #expect(chunks.count > 3)
    for chunk in chunks {
      let line = try #require(chunk.lines.first)
      #expect(chunk.tokenCount <= 100 && chunk.lines.count == 1 && line.text.hasPrefix("text: Sentence "))
      let raw = String(decoding: document.bytes[line.span.bytes], as: UTF8.self)
      let first = try #require(line.fields.first?.value.split(separator: " ").dropFirst().first)
      #expect(raw.contains("Sentence \(first) says \\\"so\\\""))
    }
  }

  @Test func `A row above the limit stands alone, whole`() throws {
    let wide = (1...40).map { "\"column_\($0)\":\($0)" }.joined(separator: ",")
    let document = Document.sample("a.json", "[{\"a\":1},{\(wide)},{\"a\":2}]")
    let chunks = try Chunker(.fixedSize(maxTokens: 100, overlapPercentage: 20)).chunks(of: document)
    let chunk = try #require(chunks.first { $0.tokenCount > 100 })
    #expect(chunk.lines.count == 1 && chunk.lines[0].fields.count == 40)
  }

  @Test func `A row above what models take is divided between its members`() throws {
    let wide = (1...4000).map { "\"column_\($0)\":\"value \($0)\"" }.joined(separator: ",")
    let huge = String(repeating: "a ", count: 60_000)
    let document = Document.sample("a.json", "[{\(wide)},{\"k\":\"\(huge)\",\"l\":1}]")
    for configuration in [ChunkingConfiguration.standard, .none] {
      let chunks = try Chunker(configuration).chunks(of: document)
      #expect(chunks.allSatisfy { $0.tokenCount <= 8192 && $0.text.count <= 50_000 })
      let names = chunks.flatMap(\.lines).flatMap(\.fields).map(\.name)
      #expect(Set(names).count == 4002)
    }
  }

  @Test func `Broken JSON is a diagnostic with line and column`() throws {
    let error = try #require(throws: Diagnostic.self) {
      try Chunker().chunks(of: .sample("a.json", "{\n \"a\": 1,\n}"))
    }
    #expect(error.description == "a.json:3:1: error: expected a key in quotation marks, found \"}\"; correct the file")
    #expect(error.code == .invalidJSON)
  }

  @Test(arguments: ["{}", "[]", " [ ] "])
  func `A document without content has no chunks`(json: String) throws {
    #expect(try texts(json).isEmpty)
  }

  @Test func `A lone value is a chunk`() throws {
    #expect(try texts("42") == ["42"])
    #expect(try texts("[1,2]") == ["1, 2"])
  }
}
