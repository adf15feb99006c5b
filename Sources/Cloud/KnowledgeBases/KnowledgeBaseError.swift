/// Why a managed knowledge base cannot be used as it was asked for; troubles of its calls are `ServiceError`s.
public struct KnowledgeBaseError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was expected and what was found.
  public let message: String
  /// What to do, one step each.
  public let remedies: [String]

  /// Trouble with a knowledge base.
  public init(_ message: String, remedies: [String] = []) {
    self.message = message
    self.remedies = remedies
  }

  /// The sentence, and what to do.
  public var description: String { ([message] + remedies).joined(separator: "; ") }
}
