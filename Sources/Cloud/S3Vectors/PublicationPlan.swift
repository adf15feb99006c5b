/// What a publication would do.
public struct PublicationPlan: Sendable, Hashable {
  /// Vectors that the index lacks.
  public internal(set) var vectorsToPut = 0
  /// Vectors that it should not have.
  public internal(set) var vectorsToDelete = 0
  /// What the calls would consume, to be priced.
  public internal(set) var consumptions: [Consumption] = []

  /// Whether the index does not hold what ours holds.
  public var isStale: Bool { vectorsToPut + vectorsToDelete > 0 }
}
