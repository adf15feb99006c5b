/// Why a training cannot begin or go on.
public struct TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was expected, what was found, where, and what to do.
  public let description: String

  /// Trouble with a training.
  public init(_ description: String) { self.description = description }
}
