/// Why the platform cannot do what it was asked to.
public struct PlatformError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was expected, what was found and where.
  public let description: String
  /// What can be done, the simplest first, each with the command.
  public let remedies: [String]

  /// Trouble with the platform's data.
  public init(_ description: String, remedies: [String] = []) {
    self.description = description
    self.remedies = remedies
  }
}
