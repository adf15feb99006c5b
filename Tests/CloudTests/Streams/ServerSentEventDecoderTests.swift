import Testing

@testable import Cloud

@Suite struct ServerSentEventDecoderTests {
  private func decode(_ text: String) throws -> [ServerSentEvent] {
    var decoder = ServerSentEventDecoder()
    return try decoder.decode(Array(text.utf8))
  }

  /// Streams and their events, most of them from the examples and rules of the specification.
  static let streams: [(String, [ServerSentEvent])] = [
    ("data: YHOO\ndata: +2\ndata: 10\n\n", [ServerSentEvent(data: "YHOO\n+2\n10")]),
    (
      ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
      [
        ServerSentEvent(data: "first event", id: "1"), ServerSentEvent(data: "second event", id: ""),
        ServerSentEvent(data: " third event", id: ""),
      ]
    ),
    ("data\n\ndata\ndata\n\ndata:", [ServerSentEvent(data: ""), ServerSentEvent(data: "\n")]),
    ("data:test\n\ndata: test\n\n", [ServerSentEvent(data: "test"), ServerSentEvent(data: "test")]),
    ("event: ping\n\ndata: 1\n\n", [ServerSentEvent(data: "1")]),
    (
      "event: delta\ndata: {}\n\ndata: 2\n\n",
      [ServerSentEvent(event: "delta", data: "{}"), ServerSentEvent(data: "2")]
    ),
    ("\u{FEFF}data: 1\n\n", [ServerSentEvent(data: "1")]),
    ("data: 1\n\n\u{FEFF}data: 2\n\n", [ServerSentEvent(data: "1")]),
    ("data: 1\r\rdata: 2\r\n\r\ndata: 3\n\r\n", ["1", "2", "3"].map { ServerSentEvent(data: $0) }),
    ("retry: 10\ndata: 1\nDATA: 2\nfield: x\n\n", [ServerSentEvent(data: "1")]),
    ("id: 7\0\ndata: 1\n\n", [ServerSentEvent(data: "1")]),
    ("id: 7\n\ndata: é🙂\n\n", [ServerSentEvent(data: "é🙂", id: "7")]),
    ("data: a: b\n\n", [ServerSentEvent(data: "a: b")]), ("", []), ("\n\n\r\n", []), ("data: unfinished\n", []),
  ]

  @Test(arguments: streams)
  func `A stream has the events that the specification says`(text: String, expected: [ServerSentEvent]) throws {
    #expect(try decode(text) == expected)
  }

  @Test(arguments: streams)
  func `Byte by byte gives the same events`(text: String, expected: [ServerSentEvent]) throws {
    var decoder = ServerSentEventDecoder()
    var events: [ServerSentEvent] = []
    for byte in text.utf8 { events += try decoder.decode([byte]) }
    #expect(events == expected)
  }

  @Test func `Bytes that are no UTF-8 are replaced`() throws {
    var decoder = ServerSentEventDecoder()
    let events = try decoder.decode(Array("data: a".utf8) + [0xFF] + Array("b\n\n".utf8))
    #expect(events == [ServerSentEvent(data: "a\u{FFFD}b")])
  }

  @Test(arguments: ["data: 1234567890123", "data: 12345\ndata: 12345\ndata: 12345\n", ": 345678901234567"])
  func `A line or data beyond the limit ends the stream, whole or byte by byte`(text: String) throws {
    var whole = ServerSentEventDecoder(limit: 16)
    let bytes = Array("data: 1\n\n\(text)".utf8)
    #expect(try whole.decode(bytes) == [ServerSentEvent(data: "1")])
    #expect(throws: ServerSentEventError(limit: 16)) { try whole.decode([]) }
    var slow = ServerSentEventDecoder(limit: 16)
    #expect(throws: ServerSentEventError(limit: 16)) { for byte in bytes { _ = try slow.decode([byte]) } }
  }
}
