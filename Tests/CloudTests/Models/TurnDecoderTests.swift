import Agents
import JSON
import TestSupport
import Testing

@testable import Cloud

@Suite struct TurnDecoderTests {
  private static let turn = TurnBuilder(results: SearchResults(), figures: ToolFigures([]))

  private static let sse = """
    event: message_start
    data: {"type":"message_start","message":{"usage":{"input_tokens":3,"output_tokens":1}}}

    event: content_block_start
    data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"A"}}

    data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"B"}}

    data: {"type":"content_block_start","index":1,"content_block":{"type":"server_tool_use","id":"x"}}

    data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{}"}}

    data: {"type":"something_new","index":1}

    data: {"type":"message_delta","delta":{"stop_reason":"something_new"},"usage":{"output_tokens":9,"input_tokens":null}}

    data: {"type":"message_stop"}


    """

  private static func decode(_ decoder: some TurnDecoder, _ bytes: [UInt8]) throws -> TurnBuilder {
    var turn = turn
    var decoder = decoder
    try decoder.decode(bytes, into: &turn)
    try decoder.finish(into: &turn)
    return turn
  }

  @Test func `Kinds of events and reasons that are not known are passed over or told as such`() throws {
    var turn = try Self.decode(MessagesStreamDecoder(), Array(Self.sse.utf8))
    #expect(turn.takeEvents().text == "AB")
    #expect(turn.stopReason == .unrecognized)
    #expect(turn.usage.inputTokens == 3 && turn.usage.outputTokens == 9)
  }

  @Test(arguments: ["step_limit", "budget", "", "END_TURN"])
  func `A provider cannot give a reason of the loop`(_ reason: String) {
    #expect(StopReason(provider: reason) == .unrecognized)
  }

  @Test(arguments: [
    "{\"usage\":{\"inputTokens\":-5,\"outputTokens\":1e300,\"cacheReadInputTokens\":\"7\"}}", "{\"usage\":[1]}", "{}",
  ])
  func `Counts that are none count as nothing`(_ text: String) throws {
    let usage = Usage(converse: try JSONValue(parsing: Array(text.utf8))["usage"])
    #expect(usage == Usage())
  }

  @Test(arguments: ["", "[]", "{}", "{\"content\":7}", "null", "<html>", "{\"output\":{\"message\":{}}}"])
  func `A whole answer that is none is an error`(_ text: String) {
    #expect(throws: (any Error).self) { try Self.decode(ConverseDecoder(), Array(text.utf8)) }
    #expect(throws: (any Error).self) { try Self.decode(MessagesDecoder(), Array(text.utf8)) }
  }

  @Test func `No damage to a stream or an answer crashes a decoder`() throws {
    var random = SplitMix64(seed: 4)
    let whole = """
      {"output":{"message":{"content":[{"text":"a"},{"toolUse":{"toolUseId":"x","name":"t","input":{"a":[1]}}},
      {"citationsContent":{"content":[{"text":"b"}],"citations":[{"source":"s","location":{"searchResultLocation":
      {"searchResultIndex":0,"start":1,"end":2}}}]}}]}},"content":[{"type":"text","text":"a","citations":[{"type":
      "search_result_location","search_result_index":0,"start_block_index":9223372036854775807}]},{"type":"tool_use",
      "id":"x","name":"t","input":{}}],"stopReason":"end_turn","stop_reason":"tool_use","usage":{"inputTokens":1}}
      """
    for _ in 0..<2_000 {
      _ = try? Self.decode(MessagesStreamDecoder(), Self.damaged(Self.sse, &random))
      let bytes = Self.damaged(whole, &random)
      _ = try? Self.decode(ConverseDecoder(), bytes)
      _ = try? Self.decode(MessagesDecoder(), bytes)
    }
  }

  /// A text with a few bytes changed, moved or lost, digits most of all.
  private static func damaged(_ text: String, _ random: inout SplitMix64) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: Array("-99999999999999999999e9".utf8), at: place)
      default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
      }
    }
    return bytes
  }
}
