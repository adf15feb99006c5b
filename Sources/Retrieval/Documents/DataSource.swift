/// A folder of documents: the local mirror of a bucket, or any folder.
///
/// Hidden files and folders are skipped. A file `NAME.metadata.json` is the metadata of the file `NAME` beside it.
/// Symbolic links are followed while they stay inside the root.
public struct DataSource: Sendable, Hashable {
  /// The name that document ids carry.
  public var id: String
  /// The local path of the folder.
  public var root: String
  /// What the documents' URIs begin with, ending with `/`.
  public var uriPrefix: String
  /// Only keys that begin with one of these are listed; none lists all.
  public var inclusionPrefixes: [String]

  /// The largest document that is read, in bytes (Bedrock's limit).
  public static let maximumDocumentSize = 50 * 1024 * 1024
  /// The largest metadata file that is read, in bytes (Bedrock's limit).
  public static let maximumMetadataSize = 10 * 1024
  /// What the name of a metadata file ends with.
  public static let metadataSuffix = ".metadata.json"

  /// A data source with its root folder.
  public init(
    id: String, root: String, uriPrefix: String = "s3://engagement-knowledge-base/", inclusionPrefixes: [String] = []
  ) {
    self.id = id
    self.root = root
    self.uriPrefix = uriPrefix.utf8.last == UInt8(ascii: "/") || uriPrefix.isEmpty ? uriPrefix : uriPrefix + "/"
    self.inclusionPrefixes = inclusionPrefixes
  }

  /// Where a document lives.
  public func uri(of document: DocumentID) -> String { uriPrefix + document.key }

  /// Lists the documents without reading them.
  ///
  /// - Throws: `Diagnostic` when the root itself cannot be listed; trouble below it goes into the listing.
  /// - Complexity: one `fstatat` a file, O(n log n) comparisons for n files.
  public func scan() throws(Diagnostic) -> DocumentListing {
    var walk = try FolderWalk(source: self)
    walk.run()
    return walk.listing()
  }

  /// Whether a key is to be listed.
  public func includes(key: String) -> Bool {
    inclusionPrefixes.isEmpty || inclusionPrefixes.contains { key.utf8.starts(with: $0.utf8) }
  }

  /// Whether a folder, whose key ends with `/`, may hold keys that are to be listed.
  func mayInclude(folder: String) -> Bool {
    includes(key: folder) || inclusionPrefixes.contains { $0.utf8.starts(with: folder.utf8) }
  }

  /// An error about a file or folder of this data source.
  func fault(_ code: Diagnostic.Code, _ key: String, _ message: String, advice: String) -> Diagnostic {
    Diagnostic(code, DocumentID(dataSource: id, key: key), message, advice: advice)
  }
}
