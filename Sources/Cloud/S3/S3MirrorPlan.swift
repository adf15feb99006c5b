import Retrieval

/// Which objects of a listing become files.
struct S3MirrorPlan: Sendable {
  /// An object and where its file goes.
  struct Item: Sendable {
    let object: S3Object
    let path: S3DocumentPath
  }

  /// The objects that become files, by key.
  private(set) var items: [ExactKey: Item] = [:]
  /// The counts and diagnostics so far.
  private(set) var report = S3MirrorReport()
  private let dataSource: String

  /// The plan for a listing in the order of the keys. O(bytes of the keys).
  init(_ objects: [S3Object], dataSource: String) {
    self.dataSource = dataSource
    var seen: Set<String> = []
    for object in objects where !Self.isFolderMarker(object) {
      report.listed += 1
      guard DocumentFormat(fileName: object.key) != nil else {
        report.unsupported += 1
        continue
      }
      guard seen.insert(object.key).inserted else {
        refuse(
          object, .duplicateKey, "expected each key once, found two that differ only in Unicode form",
          "give one of the objects another key")
        continue
      }
      add(object)
    }
    removeFolders()
  }

  private mutating func add(_ object: S3Object) {
    guard object.size <= DataSource.maximumDocumentSize else {
      refuse(
        object, .tooLarge, "expected at most \(DataSource.maximumDocumentSize) bytes, found \(object.size)",
        "split the object or leave it out")
      return
    }
    do throws(S3DocumentPath.Refusal) {
      items[ExactKey(object.key)] = Item(object: object, path: try S3DocumentPath(key: object.key))
    } catch {
      refuse(object, .unreadable, "expected a key with \(error.expectation)", error.advice)
    }
  }

  /// What is a folder of other files cannot be a file itself.
  private mutating func removeFolders() {
    let folders = Set(items.values.flatMap(\.path.folders).map { ExactKey($0) })
    let blocked = items.filter { folders.contains($0.key) }.values.map(\.object)
    for object in blocked.sorted(by: { $0.key < $1.key }) {
      items[ExactKey(object.key)] = nil
      refuse(
        object, .unreadable, "expected a key that is no folder of other objects", "give the object another key")
    }
  }

  private mutating func refuse(_ object: S3Object, _ code: Diagnostic.Code, _ message: String, _ advice: String) {
    let id = DocumentID(dataSource: dataSource, key: object.key)
    report.diagnostics.append(Diagnostic(code, id, message, advice: advice))
  }

  /// Consoles make an empty object whose key ends with `/` for a folder.
  private static func isFolderMarker(_ object: S3Object) -> Bool {
    object.key.utf8.last == UInt8(ascii: "/") && object.size == 0
  }
}
