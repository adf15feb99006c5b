/// A vector that cannot be stored or compared.
public struct VectorError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was expected and what was found.
  public let description: String

  init(_ description: String) { self.description = description }
}
