/// A condition on a document's metadata.
public indirect enum Filter: Sendable, Hashable {
  /// The value of one attribute.
  case attribute(String, Predicate)
  /// All of these hold.
  case all([Filter])
  /// At least one of these holds.
  case any([Filter])
}
