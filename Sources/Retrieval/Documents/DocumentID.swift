/// Which document: its data source and its key in there.
public struct DocumentID: Sendable, Hashable, Comparable {
  /// The id of the data source, as configured.
  public let dataSource: String
  /// The path below the data source's root, with `/` between its parts: an S3 key without the prefix.
  public let key: String

  /// The document of a data source with this key.
  public init(dataSource: String, key: String) {
    self.dataSource = dataSource
    self.key = key
  }

  /// By data source, then key, in the order of their UTF-8 bytes.
  public static func < (left: DocumentID, right: DocumentID) -> Bool {
    (left.dataSource, left.key) < (right.dataSource, right.key)
  }
}
