/// Objects as files below a root directory, their keys as paths.
///
/// Links inside the root are not followed. Several processes may use one root at once; it must be on a file system
/// with hard links.
public struct DirectoryStore: ObjectStore {
  /// The root directory; the first object makes it.
  public let root: String
  let files: FileSystem

  /// The store below a root directory.
  public init(root: String, files: FileSystem = FileSystem()) {
    self.root = root
    self.files = files
  }

  /// The content of an object, mapped into memory. O(1).
  public func get(_ key: String) async throws -> StoredBytes {
    let parts = try ObjectKey.parts(of: key)
    return try reporting(key) {
      let file = try folder(parts.dropLast()).openFile(parts[parts.count - 1])
      guard try file.identity() != nil else { throw Self.notFound(key) }
      return try file.map()
    }
  }

  /// Removes an object; none is no error.
  public func delete(_ key: String) async throws {
    let parts = try ObjectKey.parts(of: key)
    try reporting(key) {
      do {
        try folder(parts.dropLast()).remove(parts[parts.count - 1])
      } catch let error as FileError where error.isNotFound {
        return
      }
    }
  }

  /// The directory that the parts lead to.
  func folder(_ parts: ArraySlice<String>) throws -> OpenDirectory {
    try parts.reduce(try files.directory(root)) { try $0.directory($1) }
  }

  /// The directory that the parts lead to, made if missing.
  func makeFolder(_ parts: ArraySlice<String>) throws -> OpenDirectory {
    try parts.reduce(try files.makeDirectory(root)) { try $0.makeDirectory($1) }
  }

  /// Turns what the file system refuses into errors about the object.
  func reporting<Outcome>(_ key: String, _ body: () throws -> Outcome) throws -> Outcome {
    do {
      return try body()
    } catch let error as FileError {
      if error.isNotFound { throw Self.notFound(key) }
      throw StorageError(.failed, key: key, "\(error)")
    }
  }

  static func notFound(_ key: String) -> StorageError {
    StorageError(.notFound, key: key, "expected an object, found none; it may have been removed, or never finished")
  }
}
