/// Why a model cannot be used.
public struct ModelLibraryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: Sendable, Hashable {
    /// There is no model of that name.
    case unknown
    /// The model, or a part of it, was never trained.
    case notTrained
    /// What was trained cannot be read.
    case damaged
  }

  /// Which kind of trouble.
  public let code: Code
  /// What was expected, what was found, and what to do.
  public let description: String

  /// Trouble of a kind.
  public init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
