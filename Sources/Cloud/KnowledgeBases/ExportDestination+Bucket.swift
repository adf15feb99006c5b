extension ExportDestination {
  /// A prefix of a bucket; empty for the whole bucket, otherwise ending with `/`.
  public static func bucket(client: ServiceClient, name: String, prefix: String) -> ExportDestination {
    let bucket = S3Bucket(client: client, name: name)
    return ExportDestination(
      read: { key in
        do {
          return try await bucket.get(prefix + key).content
        } catch let error as ServiceError where error.status == 404 {
          return nil
        }
      },
      write: { key, bytes in try await bucket.put(prefix + key, bytes) },
      remove: { key in try await bucket.delete(prefix + key) },
      keys: { try await bucket.list(prefix: prefix).map { String($0.key.dropFirst(prefix.count)) } })
  }
}
