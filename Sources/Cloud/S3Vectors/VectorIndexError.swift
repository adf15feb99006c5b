/// Why a managed vector index cannot be used as it was asked for; troubles of its calls are `ServiceError`s.
public struct VectorIndexError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: Sendable, Hashable {
    /// The text names no index.
    case invalidLocation
    /// The index is there, and is not one that this program can use.
    case mismatchedIndex
    /// More was asked for than the service gives or takes.
    case limit
    /// A vector is none that the service takes.
    case invalidVector
  }

  /// Which kind of trouble.
  public let code: Code
  /// What was expected and what was found.
  public let message: String
  /// What to do, one step each.
  public let remedies: [String]

  /// Trouble with an index.
  public init(_ code: Code, _ message: String, remedies: [String] = []) {
    self.code = code
    self.message = message
    self.remedies = remedies
  }

  /// The sentence, and what to do.
  public var description: String { ([message] + remedies).joined(separator: "; ") }
}
