import Agents
import JSON

/// Reads the whole answer of Anthropic's Messages API (https://platform.claude.com/docs/en/api/messages).
struct MessagesDecoder: TurnDecoder {
  private var body: [UInt8] = []

  mutating func decode(_ bytes: [UInt8], into turn: inout TurnBuilder) throws { body += bytes }

  mutating func finish(into turn: inout TurnBuilder) throws {
    let message = try JSONValue(parsing: body)
    guard let blocks = message["content"]?.array else {
      throw TurnFault.malformed("expected blocks at /content, found \(message.kind) without them")
    }
    for (index, block) in blocks.enumerated() { add(block, to: &turn, at: index) }
    turn.usage = Usage(messages: message["usage"])
    turn.end(StopReason(provider: message["stop_reason"]?.string))
  }

  private func add(_ block: JSONValue, to turn: inout TurnBuilder, at index: Int) {
    switch block["type"]?.string {
    case "text":
      turn.add(text: block["text"]?.string ?? "", block: index)
      for citation in block["citations"]?.array ?? [] {
        turn.add(citation: NativeCitation(messages: citation), block: index)
      }
    case "tool_use":
      turn.startTool(id: block["id"]?.string ?? "", name: block["name"]?.string ?? "", block: index)
      turn.add(arguments: block["input"]?.text() ?? "", block: index)
    default: break
    }
    turn.endBlock(index)
  }
}
