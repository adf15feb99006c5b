import Storage

/// A local folder with objects of a bucket that never change: `objects` as they are, `seals` that tell whether a file
/// is still what it was, `downloads` that are under way.
struct S3ObjectCache: Sendable {
  /// The folder's path.
  let folder: String
  private let objects: DirectoryStore
  private let seals: DirectoryStore
  private let downloads: DirectoryStore

  /// The objects kept in a folder, which is made when it is needed.
  init(folder: String) {
    self.folder = folder
    objects = DirectoryStore(root: folder + "/objects")
    seals = DirectoryStore(root: folder + "/seals")
    downloads = DirectoryStore(root: folder + "/downloads")
  }

  /// The content of an object, mapped; `nil` when it is not here, or not what was put here.
  ///
  /// O(1) for a file that nobody touched; one that was touched is read whole.
  func content(of key: String) async -> StoredBytes? {
    guard let bytes = try? await objects.get(key), let identity = bytes.identity,
      let text = try? await seals.get(key), let seal = S3Seal(text: text.array)
    else { return nil }
    if seal.identity == identity { return bytes }
    // A copy of the folder has other inodes and the same content.
    guard seal.identity.size == bytes.count, S3Payload(bytes).hasDigest(seal.digest) else {
      await forget(key)
      return nil
    }
    try? await seals.put(key, .bytes(S3Seal(digest: seal.digest, identity: identity).text))
    return bytes
  }

  /// Keeps an object's content, whole and durably, and maps it; a file is taken over.
  ///
  /// - Throws: `StorageError`; the file is where it was then.
  func keep(_ download: S3Download, under key: String) async throws -> StoredBytes {
    try await objects.put(key, download.content)
    let bytes = try await objects.get(key)
    // Without its seal it is read from the bucket again.
    if let identity = bytes.identity {
      try? await seals.put(key, .bytes(S3Seal(digest: download.digest, identity: identity).text))
    }
    return bytes
  }

  /// Removes an object.
  func forget(_ key: String) async {
    try? await seals.delete(key)
    try? await objects.delete(key)
  }

  /// The path of a file for a download; its folder is there.
  ///
  /// - Throws: `FileError`.
  func downloadPath(_ name: String) throws -> String {
    _ = try FileSystem().makeDirectory(downloads.root)
    return downloads.root + "/" + name
  }

  /// Removes objects that are not among some keys, and what stopped processes left, if it was written before a time.
  func trim(to keys: Set<String>, writtenBefore time: Double) async {
    for object in (try? await objects.list(prefix: "")) ?? [] where object.modified < time && !keys.contains(object.key)
    {
      await forget(object.key)
    }
    for object in (try? await downloads.list(prefix: "")) ?? [] where object.modified < time {
      try? await downloads.delete(object.key)
    }
    for store in [objects, seals, downloads] {
      _ = try? await store.removeUnfinishedWrites(startedBefore: time, dryRun: false)
    }
  }
}
