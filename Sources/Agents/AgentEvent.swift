import JSON
import Retrieval

/// Something that happened in a run.
public struct AgentEvent: Sendable, Hashable {
  /// What can happen.
  public enum Kind: Sendable, Hashable {
    /// The run begins.
    case started(question: String, model: String)
    /// Passages were found for the question, before the first turn; the value is the text that was searched for.
    case retrieved(query: String, [Passage])
    /// The model is asked for a turn: the parts of the conversation that are new since the turn before.
    case turnStarted(ModelRequest, newMessages: Int)
    /// A piece of the model's turn.
    case model(ModelEvent)
    /// A tool call begins.
    case toolStarted(ToolCall)
    /// A tool call is over.
    case toolFinished(ToolCall, ToolResult)
    /// The run is over.
    case finished(StopReason)
  }

  /// When, in milliseconds since the run began.
  public var milliseconds: Double
  /// What happened.
  public var kind: Kind

  /// An event at a time.
  public init(milliseconds: Double, _ kind: Kind) {
    self.milliseconds = milliseconds
    self.kind = kind
  }
}
