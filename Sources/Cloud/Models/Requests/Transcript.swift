import Agents
import JSON
import Retrieval

/// A conversation as providers take it: roles alternate, no block is blank, results of tools come first in a turn and
/// the user's words last.
struct Transcript: Sendable {
  /// A turn of either side.
  struct Turn: Sendable {
    let role: Message.Role
    var blocks: [TranscriptBlock]
  }

  /// The turns, the user's first.
  private(set) var turns: [Turn] = []
  /// The search results in the order of the blocks.
  private(set) var results = SearchResults()

  init(_ messages: [Message]) {
    for message in messages {
      let blocks = blocks(of: message)
      guard !blocks.isEmpty else { continue }
      if turns.last?.role == message.role {
        turns[turns.count - 1].blocks += blocks
      } else {
        turns.append(Turn(role: message.role, blocks: blocks))
      }
    }
    // What began with the model's words, or was blank, would be refused with a less helpful error.
    if turns.first?.role != .user { turns.insert(Turn(role: .user, blocks: [.text("(no question)")]), at: 0) }
  }

  private mutating func blocks(of message: Message) -> [TranscriptBlock] {
    guard message.role == .user else { return message.content.flatMap { spoken($0) } }
    // Results of tools must come before anything else, and a question is read best after the text it is about.
    let order: [(Message.Content) -> Bool] = [
      { if case .toolResult = $0 { true } else { false } }, { if case .passages = $0 { true } else { false } },
      { if case .text = $0 { true } else { false } },
    ]
    var blocks: [TranscriptBlock] = []
    for isNext in order {
      for content in message.content where isNext(content) { blocks += asked(content) }
    }
    return blocks
  }

  private func spoken(_ content: Message.Content) -> [TranscriptBlock] {
    switch content {
    case .text(let text): text.isBlank ? [] : [.text(text)]
    case .toolCall(let call): [.toolUse(call)]
    case .passages, .toolResult: []
    }
  }

  private mutating func asked(_ content: Message.Content) -> [TranscriptBlock] {
    switch content {
    case .text(let text): return text.isBlank ? [] : [.text(text)]
    case .passages(let passages): return passages.map { .searchResult(results.add($0)) }
    case .toolResult(let result): return [.toolResult(id: result.callID, outcome(of: result))]
    case .toolCall: return []
    }
  }

  private mutating func outcome(of result: ToolResult) -> TranscriptBlock.Outcome {
    switch result.content {
    case .passages(let passages):
      return passages.isEmpty ? .text("No passages were found.") : .searchResults(passages.map { results.add($0) })
    case .json(let value): return .json(value)
    case .failure(let reason): return .failure(reason.isBlank ? "The tool failed without a reason." : reason)
    }
  }
}
