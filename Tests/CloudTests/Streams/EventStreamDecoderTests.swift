import Testing

@testable import Cloud

/// Messages whose bytes are known.
@Suite struct EventStreamDecoderTests {
  private func decode(_ hexadecimal: String) throws -> [EventStreamMessage] {
    var decoder = EventStreamDecoder()
    let messages = try decoder.decode(Hexadecimal.bytes(hexadecimal))
    try decoder.finish()
    return messages
  }

  @Test(
    arguments: [
      (EventStreamVectors.empty, [:], ""), (EventStreamVectors.int8, ["byte": .int8(-1)], ""),
      (EventStreamVectors.int16, ["short": .int16(-1)], ""),
      (EventStreamVectors.int32, ["integer": .int32(-1)], ""),
      (EventStreamVectors.int64, ["long": .int64(-1)], ""), (EventStreamVectors.payload, [:], "{'foo':'bar'}"),
      (EventStreamVectors.oneHeader, ["content-type": .string("application/json")], "{'foo':'bar'}"),
    ] as [(String, [String: EventStreamMessage.Value], String)])
  func `A message has its headers and its payload`(
    bytes: String, headers: [String: EventStreamMessage.Value], payload: String
  ) throws {
    #expect(try decode(bytes) == [EventStreamMessage(headers: headers, payload: Array(payload.utf8))])
  }

  @Test func `Every type of header is read`() throws {
    let headers: [String: EventStreamMessage.Value] = [
      "0": .bool(true), "1": .bool(false), "2": .int8(2), "3": .int16(3), "4": .int32(4), "5": .int64(5),
      "6": .bytes(Array("bytes".utf8)), "7": .string("utf8"), "8": .timestamp(8),
      "9": .uuid(Array("0123456789abcdef".utf8)),
    ]
    #expect(try decode(EventStreamVectors.allTypes) == [EventStreamMessage(headers: headers)])
  }

  @Test func `An error says its code and its sentence`() throws {
    let message = try #require(try decode(EventStreamVectors.error).first)
    #expect(message.messageType == "error" && message.errorCode == "code" && message.errorMessage == "message")
    #expect(message.eventType == nil && message.exceptionType == nil)
  }

  @Test(arguments: [
    (EventStreamVectors.corruptedHeaderLength, EventStreamError.Code.checksum),
    (EventStreamVectors.corruptedHeaders, .checksum), (EventStreamVectors.corruptedLength, .checksum),
    (EventStreamVectors.corruptedPayload, .checksum), (EventStreamVectors.duplicateHeader, .duplicateHeader),
    (EventStreamVectors.invalidHeadersLength, .length),
  ])
  func `Damage is told by its kind`(bytes: String, code: EventStreamError.Code) {
    let error = #expect(throws: EventStreamError.self) { try decode(bytes) }
    #expect(error?.code == code && error?.offset == 0)
  }

  @Test func `Byte by byte gives the same messages`() throws {
    let stream = Hexadecimal.bytes(
      EventStreamVectors.allTypes + EventStreamVectors.empty + EventStreamVectors.oneHeader)
    var decoder = EventStreamDecoder()
    var messages: [EventStreamMessage] = []
    for byte in stream { messages += try decoder.decode([byte]) }
    try decoder.finish()
    var whole = EventStreamDecoder()
    #expect(try messages == whole.decode(stream))
    #expect(messages.count == 3)
  }

  @Test func `A stream that ends at any byte within a message is an error`() throws {
    let bytes = Hexadecimal.bytes(EventStreamVectors.oneHeader)
    for count in 1..<bytes.count {
      var decoder = EventStreamDecoder()
      #expect(try decoder.decode(Array(bytes.prefix(count))).isEmpty)
      let error = #expect(throws: EventStreamError.self) { try decoder.finish() }
      #expect(error?.code == .truncated)
    }
  }

  @Test func `Messages before the damage are given before the error`() throws {
    let good = Hexadecimal.bytes(EventStreamVectors.payload)
    var decoder = EventStreamDecoder()
    #expect(try decoder.decode(good + Hexadecimal.bytes(EventStreamVectors.corruptedPayload)).count == 1)
    let error = #expect(throws: EventStreamError.self) { try decoder.decode([]) }
    #expect(error?.offset == good.count)
    #expect(throws: EventStreamError.self) { try decoder.finish() }
  }

  @Test func `Lengths that contradict each other are told before the rest has arrived`() throws {
    var decoder = EventStreamDecoder()
    let lengths: [UInt8] = [0, 0, 0, 16, 0, 0, 0, 1]
    let checksum = CRC32.checksum(lengths)
    let error = #expect(throws: EventStreamError.self) {
      try decoder.decode(lengths + (0..<4).map { UInt8(truncatingIfNeeded: checksum >> (24 - 8 * $0)) })
    }
    #expect(error?.code == .length)
  }

  @Test func `The checksum is the one of IEEE 802-3`() {
    #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.checksum(Array("6789".utf8), after: CRC32.checksum(Array("12345".utf8))) == 0xCBF4_3926)
  }
}
