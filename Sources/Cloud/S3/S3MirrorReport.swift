import Retrieval

/// What an update of a mirror found and did.
public struct S3MirrorReport: Sendable, Hashable {
  /// How many objects the bucket has under the prefix, folders' markers aside.
  public internal(set) var listed = 0
  /// How many of them are documents, or metadata files, whose content was here already.
  public internal(set) var unchanged = 0
  /// How many were fetched.
  public internal(set) var fetched = 0
  /// The bytes of those.
  public internal(set) var bytes = 0
  /// How many files were removed because the bucket has no such object any more.
  public internal(set) var removed = 0
  /// How many objects are in no format that is read, and were not fetched.
  public internal(set) var unsupported = 0
  /// Objects that could not be mirrored, by key.
  public internal(set) var diagnostics: [Diagnostic] = []
}
