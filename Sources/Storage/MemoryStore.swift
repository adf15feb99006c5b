import Synchronization

/// Objects in memory, gone with the last reference.
public final class MemoryStore: ObjectStore {
  private struct Entry {
    var bytes: StoredBytes
    var modified: Double
  }

  private let entries = Mutex<[String: Entry]>([:])
  private let clock: @Sendable () -> Double
  private let files: FileSystem

  /// An empty store; `clock` gives the seconds since 1970 that listings carry.
  public init(clock: @escaping @Sendable () -> Double, files: FileSystem = FileSystem()) {
    self.clock = clock
    self.files = files
  }

  /// The content of an object. O(1).
  public func get(_ key: String) async throws -> StoredBytes {
    _ = try ObjectKey.parts(of: key)
    guard let entry = entries.withLock({ $0[key] }) else { throw DirectoryStore.notFound(key) }
    return entry.bytes
  }

  /// Writes an object if its key is free.
  public func create(_ key: String, _ content: ObjectContent) async throws -> Bool {
    let entry = try entry(for: key, content)
    return entries.withLock { entries in
      guard entries[key] == nil else { return false }
      entries[key] = entry
      return true
    }
  }

  /// Writes an object, replacing one of the same key.
  public func put(_ key: String, _ content: ObjectContent) async throws {
    let entry = try entry(for: key, content)
    entries.withLock { $0[key] = entry }
  }

  /// The objects whose keys start with `prefix`. O(objects).
  public func list(prefix: String) async throws -> [ObjectSummary] {
    _ = try ObjectKey.split(prefix: prefix)
    return entries.withLock { entries in
      entries.filter { $0.key.hasPrefix(prefix) }
        .map { ObjectSummary(key: $0.key, size: $0.value.bytes.count, modified: $0.value.modified) }
        .sorted { $0.key < $1.key }
    }
  }

  /// Removes an object; none is no error.
  public func delete(_ key: String) async throws {
    _ = try ObjectKey.parts(of: key)
    entries.withLock { $0[key] = nil }
  }

  private func entry(for key: String, _ content: ObjectContent) throws -> Entry {
    _ = try ObjectKey.parts(of: key)
    switch content {
    case .bytes(let bytes): return Entry(bytes: StoredBytes(bytes), modified: clock())
    case .file(let path):
      do {
        // A copy: a mapping would change with the file.
        return Entry(bytes: StoredBytes(try files.read(path).array), modified: clock())
      } catch let error as FileError {
        throw StorageError(.failed, key: key, "\(error)")
      }
    }
  }
}
