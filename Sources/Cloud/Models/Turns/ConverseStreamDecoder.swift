import Agents
import JSON

/// Reads the event stream of Bedrock's ConverseStream
/// (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html).
///
/// The tokens come in the last event, after the one that says why the turn ended. Thoughts of the model and events of a
/// kind that is not known are passed over.
struct ConverseStreamDecoder: TurnDecoder {
  private var messages = EventStreamDecoder()

  mutating func decode(_ bytes: [UInt8], into turn: inout TurnBuilder) throws {
    for message in try messages.decode(bytes) { try add(message, to: &turn) }
  }

  mutating func finish(into turn: inout TurnBuilder) throws { try messages.finish() }

  private func add(_ message: EventStreamMessage, to turn: inout TurnBuilder) throws {
    switch message.text(":message-type") {
    case "exception":
      throw TurnFault.reported(
        ServiceFault(exception: message.text(":exception-type") ?? "", payload: message.payload))
    case "error":
      throw TurnFault.reported(
        ServiceFault(code: message.text(":error-code") ?? "", message: message.text(":error-message") ?? ""))
    default: break
    }
    guard let type = message.text(":event-type") else { return }
    let event = try JSONValue(parsing: message.payload)
    let index = event["contentBlockIndex"]?.int ?? 0
    switch type {
    case "contentBlockStart":
      guard let tool = event["start"]?["toolUse"] else { return }
      turn.startTool(id: tool["toolUseId"]?.string ?? "", name: tool["name"]?.string ?? "", block: index)
    case "contentBlockDelta": add(event["delta"] ?? .null, to: &turn, block: index)
    case "contentBlockStop": turn.endBlock(index)
    case "messageStop": turn.end(StopReason(provider: event["stopReason"]?.string))
    case "metadata": turn.usage = Usage(converse: event["usage"])
    default: break
    }
  }

  private func add(_ delta: JSONValue, to turn: inout TurnBuilder, block index: Int) {
    if let text = delta["text"]?.string { turn.add(text: text, block: index) }
    if let piece = delta["toolUse"]?["input"]?.string { turn.add(arguments: piece, block: index) }
    if let citation = delta["citation"] { turn.add(citation: NativeCitation(converse: citation), block: index) }
  }
}

extension EventStreamMessage {
  /// The value of a header that is a string.
  fileprivate func text(_ name: String) -> String? {
    if case .string(let text)? = headers[name] { text } else { nil }
  }
}
