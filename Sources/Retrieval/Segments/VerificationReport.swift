import Storage

/// What a full check of an index found.
public struct VerificationReport: Sendable, Hashable {
  /// How many objects were read.
  public var objects = 0
  /// How many bytes they have.
  public var bytes = 0
  /// What is the matter, in the order found; empty for a sound index.
  public var problems: [StorageError] = []

  mutating func add(_ error: any Error, at key: String) {
    problems.append(error as? StorageError ?? StorageError(.failed, key: key, "\(error)"))
  }
}
