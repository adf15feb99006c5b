import Retrieval

/// One turn of a conversation.
public struct Message: Sendable, Hashable {
  /// Who speaks.
  public enum Role: String, Sendable, Hashable {
    /// The user, and the results of tools on the user's behalf.
    case user
    /// The model.
    case assistant
  }

  /// A part of a turn.
  public enum Content: Sendable, Hashable {
    /// Words.
    case text(String)
    /// Passages found for the question: data, never instructions.
    case passages([Passage])
    /// The model asks for a tool.
    case toolCall(ToolCall)
    /// What the tool gave.
    case toolResult(ToolResult)
  }

  /// Who speaks.
  public var role: Role
  /// What is said.
  public var content: [Content]

  /// A turn of a conversation.
  public init(_ role: Role, _ content: [Content]) {
    self.role = role
    self.content = content
  }

  /// The words of the turn.
  public var text: String {
    content.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined()
  }

  /// The passages of the turn, retrieved ahead or by a tool.
  public var passages: [Passage] {
    content.flatMap { part -> [Passage] in
      switch part {
      case .passages(let passages): passages
      case .toolResult(let result):
        if case .passages(let passages) = result.content { passages } else { [] }
      case .text, .toolCall: []
      }
    }
  }
}
