/// What the preparation of data is doing.
public enum DataStage: String, Sendable, Hashable {
  /// Making customers.
  case generating
  /// Checking them against the expectations.
  case validating
  /// Writing files and measuring distributions.
  case writing
  /// Filling the catalogue.
  case cataloguing
}
