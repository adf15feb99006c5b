import JSON
import Retrieval

/// What a tool call came to.
public struct ToolResult: Sendable, Hashable {
  /// The kinds of results.
  public enum Content: Sendable, Hashable {
    /// Passages of the knowledge base.
    case passages([Passage])
    /// Any other tool's answer.
    case json(JSONValue)
    /// The call failed; the text says why, for the model to mend it.
    case failure(String)
  }

  /// The call.
  public var callID: String
  /// What it came to.
  public var content: Content

  /// The result of a call.
  public init(callID: String, content: Content) {
    self.callID = callID
    self.content = content
  }
}
