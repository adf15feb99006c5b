/// Why features are not what a schema or a model needs.
public struct FeatureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was expected, what was found, where, and what to do.
  public let description: String

  /// Trouble with features.
  public init(_ description: String) { self.description = description }
}
