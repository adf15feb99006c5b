/// Why a pipeline does not go on.
public struct PipelineError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: String, Sendable, Hashable {
    /// Another run of the pipeline is at work in the same folder.
    case busy
    /// A stage that should be done is not.
    case incomplete
  }

  /// Which kind of trouble.
  public let code: Code
  /// What was expected, what was found, where, and what to do.
  public let description: String

  /// Trouble of a kind.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
