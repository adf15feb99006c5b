import Retrieval
import Storage

/// A local copy of the documents under a prefix of a bucket, for a `DataSource` to read.
///
/// An update lists the bucket, fetches what is new or changed (entity tag, size and time are kept in a small table),
/// and removes what is gone. Files have the times of their objects, and those that did not change are not touched. An
/// update that is stopped keeps what it fetched. Objects that cannot be files (keys with `..`, empty or hidden names)
/// and those longer than a document may be are reported; nothing is ever written outside the folder.
public struct S3DocumentMirror: Sendable {
  /// How many files may be written between two writings of the table.
  static let tableInterval = 128

  /// The bucket.
  public let bucket: S3Bucket
  /// What the keys begin with, as it is: `docs` means `docs-old/a.md`, too, and `docs/` does not.
  public let prefix: String
  /// The local folder for files and table.
  public let folder: String
  /// The id of the data source that diagnostics name.
  public let dataSource: String
  let width: Int

  /// The mirror of a bucket's prefix in a folder that is this mirror's alone.
  ///
  /// - Parameter width: how many objects are fetched at once; each may be of 50 MB and is held in memory.
  public init(
    client: ServiceClient, bucket: String, prefix: String = "", folder: String, dataSource: String, width: Int = 4
  ) {
    self.bucket = S3Bucket(client: client, name: bucket)
    self.prefix = prefix
    self.folder = folder
    self.dataSource = dataSource
    self.width = max(1, width)
  }

  /// The folder of the files; an object's key is its path there.
  public var root: String { folder + "/files" }
  /// What the documents' URIs begin with; the key follows.
  public var uriPrefix: String { "s3://\(bucket.name)/" }
  /// The documents, as a folder.
  public var source: DataSource { DataSource(id: dataSource, root: root, uriPrefix: uriPrefix) }

  private var tablePath: String { folder + "/objects.json" }
  private var place: String { uriPrefix + prefix }

  /// Brings the folder up to date with the bucket.
  ///
  /// - Throws: `ServiceError` when the bucket cannot be listed or nothing can be fetched, `FileError`, `StorageError`
  ///   while another process updates the same folder, `CancellationError`. The files are old or new, each whole, then.
  public func update() async throws -> S3MirrorReport {
    let lock = try lock()
    defer { lock.unlock() }
    let plan = S3MirrorPlan(try await bucket.list(prefix: prefix), dataSource: dataSource)
    let mirrored = S3MirroredFolder(root: root)
    let survey = try mirrored.survey(wanted: Set(plan.items.keys))
    var table = loadedTable()
    table.objects = table.objects.filter { plan.items[$0.key] != nil }
    var report = plan.report
    report.removed = survey.removed
    let missing = plan.items.filter { key, item in
      !Self.isCurrent(item.object, table.objects[key], survey.files[key])
    }
    report.unchanged = plan.items.count - missing.count
    let ordered = missing.values.sorted { $0.object.key.utf8.lexicographicallyPrecedes($1.object.key.utf8) }
    try await fetch(ordered, into: mirrored, &table, &report)
    report.diagnostics.sort { ($0.document, $0.message) < ($1.document, $1.message) }
    return report
  }

  private func lock() throws -> OpenFile {
    _ = try FileSystem().makeDirectory(folder)
    let file = try FileSystem().createFile(folder + "/lock")
    guard file.lock(.exclusive) else {
      throw StorageError(
        .failed, key: folder, "another process brings this mirror of \(place) up to date; wait until it has ended")
    }
    return file
  }

  private func loadedTable() -> S3MirrorTable {
    guard let text = try? FileSystem().read(tablePath).array else { return S3MirrorTable(place: place) }
    return S3MirrorTable(place: place, text: text)
  }

  func save(_ table: S3MirrorTable) throws { try FileSystem().replace(tablePath, with: table.text) }

  /// Whether the file is what the object is.
  private static func isCurrent(_ object: S3Object, _ known: S3Object?, _ file: FileIdentity?) -> Bool {
    guard let known, let file else { return false }
    return known == object && !object.etag.isEmpty && file.size == object.size
      && file.modified == Int64(OpenFile.storable(object.modified) * 1e9)
  }
}
