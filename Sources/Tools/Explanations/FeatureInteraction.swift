/// What two features do together, beyond what each does alone.
public struct FeatureInteraction: Sendable, Hashable {
  /// The feature with the smaller column.
  public let first: String
  /// The other feature.
  public let second: String
  /// What the pair adds to the margin, both halves of the Shapley interaction value together.
  public let phi: Double

  /// What a pair adds.
  public init(first: String, second: String, phi: Double) {
    self.first = first
    self.second = second
    self.phi = phi
  }
}
