import Agents
import JSON

/// Reads the whole answer of Bedrock's Converse
/// (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html).
struct ConverseDecoder: TurnDecoder {
  private var body: [UInt8] = []

  mutating func decode(_ bytes: [UInt8], into turn: inout TurnBuilder) throws { body += bytes }

  mutating func finish(into turn: inout TurnBuilder) throws {
    let answer = try JSONValue(parsing: body)
    guard let blocks = answer["output"]?["message"]?["content"]?.array else {
      throw TurnFault.malformed("expected blocks at /output/message/content, found \(answer.kind) without them")
    }
    for (index, block) in blocks.enumerated() { add(block, to: &turn, at: index) }
    turn.usage = Usage(converse: answer["usage"])
    turn.end(StopReason(provider: answer["stopReason"]?.string))
  }

  private func add(_ block: JSONValue, to turn: inout TurnBuilder, at index: Int) {
    if let text = block["text"]?.string { turn.add(text: text, block: index) }
    if let cited = block["citationsContent"] {
      for piece in cited["content"]?.array ?? [] { turn.add(text: piece["text"]?.string ?? "", block: index) }
      for citation in cited["citations"]?.array ?? [] {
        turn.add(citation: NativeCitation(converse: citation), block: index)
      }
    }
    if let tool = block["toolUse"] {
      turn.startTool(id: tool["toolUseId"]?.string ?? "", name: tool["name"]?.string ?? "", block: index)
      turn.add(arguments: tool["input"]?.text() ?? "", block: index)
    }
    turn.endBlock(index)
  }
}
