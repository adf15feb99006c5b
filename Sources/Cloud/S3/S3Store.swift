import Storage

/// Objects in a bucket of Amazon S3, or of a service that speaks its protocol with conditional writes.
///
/// Keys under `immutable` prefixes never change their content; what is read or written there is kept in a local folder
/// and not asked for again. All else is read anew each time. `create` is a `PUT` with `If-None-Match: *`; each write
/// carries a fresh token as metadata, so that a writer who is told that the key is taken can tell whether it was
/// itself, by an attempt whose answer was lost.
public struct S3Store: ObjectStore {
  /// The prefixes of an index's objects that are written once and never changed.
  public static let immutablePrefixes = ["documents/", "segment/", "text/", "tomb/"]

  /// The bucket.
  public let bucket: S3Bucket
  /// What all keys in the bucket begin with; empty, or with `/` at its end.
  public let prefix: String
  let immutable: [String]
  let cache: S3ObjectCache
  let transfers: S3Transfers
  let freshName: @Sendable () -> String

  /// The objects under a prefix of a bucket.
  ///
  /// - Parameters:
  ///   - prefix: where in the bucket; a missing `/` at the end is added.
  ///   - cache: a local folder for immutable objects and unfinished downloads, in which each bucket and prefix has a
  ///     folder of its own; it is made when it is needed, and may be removed at any time.
  ///   - immutable: prefixes of keys, after `prefix`, whose objects never change.
  ///   - freshName: gives a text of letters and digits that no other writer has, such as a ULID.
  public init(
    client: ServiceClient, bucket: String, prefix: String, cache: String,
    immutable: [String] = Self.immutablePrefixes, transfers: S3Transfers = S3Transfers(),
    freshName: @escaping @Sendable () -> String
  ) {
    let prefix = prefix.isEmpty || prefix.utf8.last == UInt8(ascii: "/") ? prefix : prefix + "/"
    self.bucket = S3Bucket(client: client, name: bucket)
    self.prefix = prefix
    self.immutable = immutable
    let endpoint = client.endpoints.overrides(.s3) ? client.endpoints.url(of: .s3, region: client.region) : ""
    let place = SHA256.hexadecimal(Array("\(endpoint) \(bucket) \(prefix)".utf8), digits: 16)
    self.cache = S3ObjectCache(folder: "\(cache)/\(place)")
    self.transfers = transfers
    self.freshName = freshName
  }

  /// The content of an object: out of the local folder where it is immutable and was read before, otherwise from the
  /// bucket, in parts at once when it is long. Mapped into memory unless it is short and may change.
  public func get(_ key: String) async throws -> StoredBytes {
    let name = try self.name(of: key)
    if isImmutable(key), let kept = await cache.content(of: key) { return kept }
    return try await reporting(key) {
      let download = try await download(name)
      // Without room for it in the folder it is read from the bucket each time.
      if isImmutable(key), let kept = try? await cache.keep(download, under: key) { return kept }
      return try download.open()
    }
  }

  /// The objects whose keys start with `prefix`; what is in the bucket beside the store's keys is left out.
  ///
  /// One call for every 1,000 objects.
  public func list(prefix: String) async throws -> [ObjectSummary] {
    _ = try ObjectKey.split(prefix: prefix)
    let objects = try await reporting(prefix) { try await bucket.list(prefix: self.prefix + prefix) }
    return objects.compactMap { object in
      key(of: object.key).map { ObjectSummary(key: $0, size: object.size, modified: object.modified) }
    }
  }

  /// Removes an object; none is no error.
  public func delete(_ key: String) async throws {
    let name = try self.name(of: key)
    await cache.forget(key)
    try await reporting(key) { try await bucket.delete(name) }
  }

  /// Whether an object never changes.
  func isImmutable(_ key: String) -> Bool { immutable.contains { key.hasPrefix($0) } }

  /// An object's key in the bucket.
  func name(of key: String) throws(StorageError) -> String {
    _ = try ObjectKey.parts(of: key)
    let name = prefix + key
    guard name.utf8.count <= 1024 else {
      throw StorageError(.invalidKey, key: key, "expected at most 1024 bytes with the prefix \(prefix)")
    }
    return name
  }

  /// The store's key of an object in the bucket, `nil` when it is not in the form of such keys.
  func key(of name: String) -> String? {
    guard name.hasPrefix(prefix) else { return nil }
    let key = String(name.dropFirst(prefix.count))
    return (try? ObjectKey.parts(of: key)) == nil ? nil : key
  }
}
