import Agents
import JSON

/// Reads the server-sent events of Anthropic's Messages API
/// (https://platform.claude.com/docs/en/build-with-claude/streaming).
///
/// Thoughts of the model, `ping` and events of a kind that is not known are passed over.
struct MessagesStreamDecoder: TurnDecoder {
  private var events = ServerSentEventDecoder()
  private var usage: JSONObject = [:]
  private var isOver = false

  mutating func decode(_ bytes: [UInt8], into turn: inout TurnBuilder) throws {
    for event in try events.decode(bytes) { try add(try JSONValue(parsing: Array(event.data.utf8)), to: &turn) }
  }

  mutating func finish(into turn: inout TurnBuilder) throws {
    guard isOver else { throw TurnFault.malformed("expected `message_stop`, found the end of the stream") }
  }

  private mutating func add(_ event: JSONValue, to turn: inout TurnBuilder) throws {
    let index = event["index"]?.int ?? 0
    switch event["type"]?.string {
    case "message_start": count(event["message"]?["usage"], in: &turn)
    case "content_block_start": start(event["content_block"] ?? .null, in: &turn, block: index)
    case "content_block_delta": add(event["delta"] ?? .null, to: &turn, block: index)
    case "content_block_stop": turn.endBlock(index)
    case "message_delta":
      count(event["usage"], in: &turn)
      if let reason = event["delta"]?["stop_reason"]?.string { turn.end(StopReason(provider: reason)) }
    case "message_stop": isOver = true
    case "error": throw TurnFault.reported(ServiceFault(event: event))
    default: break
    }
  }

  /// The counts are running totals; a later event repeats or corrects some of them.
  private mutating func count(_ counts: JSONValue?, in turn: inout TurnBuilder) {
    for member in counts?.object?.members ?? [] where member.value != .null { usage[member.key] = member.value }
    turn.usage = Usage(messages: .object(usage))
  }

  private func start(_ block: JSONValue, in turn: inout TurnBuilder, block index: Int) {
    switch block["type"]?.string {
    case "tool_use": turn.startTool(id: block["id"]?.string ?? "", name: block["name"]?.string ?? "", block: index)
    case "text": turn.add(text: block["text"]?.string ?? "", block: index)
    default: break
    }
  }

  private func add(_ delta: JSONValue, to turn: inout TurnBuilder, block index: Int) {
    switch delta["type"]?.string {
    case "text_delta": turn.add(text: delta["text"]?.string ?? "", block: index)
    case "input_json_delta": turn.add(arguments: delta["partial_json"]?.string ?? "", block: index)
    case "citations_delta":
      turn.add(citation: NativeCitation(messages: delta["citation"] ?? .null), block: index)
    default: break
    }
  }
}
