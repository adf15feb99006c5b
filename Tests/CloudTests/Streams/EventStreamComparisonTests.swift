import Cloud
import JSON
import TestSupport
import Testing

/// Random messages that botocore decodes in the same run.
@Suite struct EventStreamComparisonTests {
  private static let codes: [String: EventStreamError.Code] = [
    "ChecksumMismatch": .checksum, "DuplicateHeader": .duplicateHeader, "InvalidHeadersLength": .length,
    "InvalidPayloadLength": .length,
  ]

  @Test func `1,200 random messages, right and damaged, are read as botocore reads them`() throws {
    let lines = try PythonScript(name: "event_streams.py").output(["1200", "20261123"]).split(separator: "\n")
    #expect(lines.count == 1200)
    var stream: [UInt8] = []
    var expected: [EventStreamMessage] = []
    for line in lines {
      let json = try JSONValue(parsing: Array(line.utf8))
      let bytes = Hexadecimal.bytes(try #require(json["message"]?.string))
      var decoder = EventStreamDecoder()
      if let name = json["error"]?.string {
        let error = #expect(throws: EventStreamError.self) { try decoder.decode(bytes) }
        #expect(error?.code == Self.codes[name])
      } else {
        let message = try Self.message(json)
        #expect(try decoder.decode(bytes) == [message])
        try decoder.finish()
        stream += bytes
        expected.append(message)
      }
    }
    try expect(expected, in: stream)
  }

  /// The same messages as one stream that arrives in pieces of random lengths.
  private func expect(_ expected: [EventStreamMessage], in stream: [UInt8]) throws {
    var random = SplitMix64(seed: 4)
    var decoder = EventStreamDecoder()
    var messages: [EventStreamMessage] = []
    var rest = stream[...]
    while !rest.isEmpty {
      let count = Int.random(in: 1...(Bool.random(using: &random) ? 40 : 9000), using: &random)
      messages += try decoder.decode(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    try decoder.finish()
    #expect(messages == expected)
  }

  private static func message(_ json: JSONValue) throws -> EventStreamMessage {
    var headers: [String: EventStreamMessage.Value] = [:]
    for member in json["headers"]?.object?.members ?? [] {
      headers[member.key] = try value(try #require(member.value["kind"]?.string), try #require(member.value["value"]))
    }
    return EventStreamMessage(
      headers: headers, payload: Hexadecimal.bytes(try #require(json["payload"]?.string)))
  }

  private static func value(_ kind: String, _ json: JSONValue) throws -> EventStreamMessage.Value {
    switch kind {
    case "bool": .bool(json.bool == true)
    case "int8": .int8(Int8(try #require(json.int)))
    case "int16": .int16(Int16(try #require(json.int)))
    case "int32": .int32(Int32(try #require(json.int)))
    case "int64": .int64(Int64(try #require(json.int)))
    case "timestamp": .timestamp(Int64(try #require(json.int)))
    case "bytes": .bytes(Hexadecimal.bytes(try #require(json.string)))
    case "uuid": .uuid(Hexadecimal.bytes(try #require(json.string)))
    default: .string(try #require(json.string))
    }
  }
}
