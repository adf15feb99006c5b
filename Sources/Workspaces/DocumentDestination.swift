/// Where documents are written to.
public enum DocumentDestination: Sendable, Hashable {
  /// A local folder.
  case folder(LocalPath)
  /// A place in a bucket.
  case bucket(BucketAddress)

  /// Reads `s3://BUCKET/PREFIX` or a path, which begins in a folder when it is relative.
  ///
  /// - Throws: `WorkspaceError` for an address that is none.
  public init(_ text: String, relativeTo folder: LocalPath) throws(WorkspaceError) {
    guard text.hasPrefix("s3://") else {
      self = .folder(LocalPath(text, relativeTo: folder))
      return
    }
    guard let address = BucketAddress(text) else {
      throw WorkspaceError(
        .notFound, "expected s3://BUCKET/PREFIX with the name of a bucket, found \"\(text)\"",
        remedies: ["Names have 3 to 63 lower-case letters, digits, hyphens and dots"])
    }
    self = .bucket(address)
  }
}
