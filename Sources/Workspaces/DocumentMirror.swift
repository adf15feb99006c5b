import Retrieval

/// A local copy of the documents below a prefix of a bucket.
public struct DocumentMirror: Sendable, Hashable {
  /// The data source.
  public let id: String
  /// Where the documents are.
  public let address: BucketAddress
  /// Where the copy and what is known of it are.
  public let folder: LocalPath

  /// A data source as it is configured, as the folder that is read; one in a bucket has a mirror.
  static func resolved(_ source: DataSource, below state: LocalPath) -> (source: DataSource, mirror: DocumentMirror?) {
    guard let address = BucketAddress(source.root) else { return (source, nil) }
    let folder = state.appending("documents/\(source.id)")
    var local = source
    // Beside the files the mirror keeps what it knows of them.
    local.root = folder.appending("files").description
    return (local, DocumentMirror(id: source.id, address: address, folder: folder))
  }
}
