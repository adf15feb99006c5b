/// Objects under keys, as in a bucket: what the index is kept in.
///
/// Keys are relative, `/` between their parts, each part of `[A-Za-z0-9._-]` and not `.` or `..`. All methods may be
/// called at once from any number of tasks and processes.
public protocol ObjectStore: Sendable {
  /// The content of an object.
  ///
  /// The bytes stay valid after the object is deleted or replaced.
  /// - Throws: `StorageError` with code `.notFound` when there is no such object.
  func get(_ key: String) async throws -> StoredBytes

  /// Writes an object if its key is free, and says whether it did: of several callers exactly one gets `true`.
  ///
  /// When it returns, the object is durable; readers see all of it or nothing.
  func create(_ key: String, _ content: ObjectContent) async throws -> Bool

  /// Writes an object, replacing one of the same key; readers see the old or the new content, whole.
  func put(_ key: String, _ content: ObjectContent) async throws

  /// The objects whose keys start with `prefix`, in the order of their keys' UTF-8 bytes.
  func list(prefix: String) async throws -> [ObjectSummary]

  /// Removes an object; none is no error.
  func delete(_ key: String) async throws

  /// Removes what writers that were stopped left behind and no listing shows (temporary files, unfinished uploads),
  /// if they began before a time in seconds since 1970, and returns it; a dry run only returns it.
  func removeUnfinishedWrites(startedBefore time: Double, dryRun: Bool) async throws -> [ObjectSummary]
}

extension ObjectStore {
  /// Nothing, in stores whose writes leave nothing behind.
  public func removeUnfinishedWrites(startedBefore time: Double, dryRun: Bool) async throws -> [ObjectSummary] { [] }
}
