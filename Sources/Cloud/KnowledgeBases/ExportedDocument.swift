import JSON
import Retrieval
import Storage

/// A document as it goes to a Bedrock knowledge base, with its metadata file.
struct ExportedDocument {
  /// The key of the file.
  let key: String
  /// Its bytes.
  let bytes: [UInt8]
  /// The bytes of its metadata file.
  let sidecar: [UInt8]
  /// Whether it was rendered.
  let isRendered: Bool

  /// The key of its metadata file.
  var sidecarKey: String { key + DataSource.metadataSuffix }

  /// Reads a document and makes it ready.
  ///
  /// - Throws: `Diagnostic` for a document that cannot be read or rendered, or is too large for the service.
  init(_ listed: ListedDocument, of source: DataSource, key: String) throws(Diagnostic) {
    let document = try source.read(listed)
    self.key = key
    isRendered = document.format == .json
    bytes = isRendered ? try DocumentRendering.markdown(of: document) : document.bytes
    guard bytes.count <= DataSource.maximumDocumentSize else {
      throw Diagnostic(
        .tooLarge, listed.id,
        "expected at most \(DataSource.maximumDocumentSize) bytes of Markdown, found \(bytes.count)",
        advice: "split the document")
    }
    sidecar = ExportSidecar.bytes(try Self.original(listed), uri: source.uri(of: listed.id))
    guard sidecar.count <= DataSource.maximumMetadataSize else {
      throw Diagnostic(
        .tooLarge, listed.id,
        "expected at most \(DataSource.maximumMetadataSize) bytes of metadata with the document's URI, found \(sidecar.count)",
        advice: "shorten its metadata file")
    }
  }

  private static func original(_ listed: ListedDocument) throws(Diagnostic) -> JSONObject? {
    guard let path = listed.sidecarPath else { return nil }
    do {
      return try JSONValue(parsing: try FileSystem().read(path).array).object
    } catch {
      throw Diagnostic(.invalidMetadata, listed.id, "\(error)", advice: "check its metadata file")
    }
  }

  /// The key under which a document is exported: its own where the service reads files of that name, otherwise with an
  /// extension that it reads.
  static func key(of key: String, as format: DocumentFormat) -> String {
    let name = key.lowercased()
    switch format {
    case .json: return key + ".md"
    case .markdown: return name.hasSuffix(".md") ? key : key + ".md"
    case .text: return name.hasSuffix(".txt") ? key : key + ".txt"
    case .csv: return key
    }
  }

  /// What a knowledge base that keeps its vectors in S3 Vectors would refuse, `nil` for nothing.
  func warning(_ id: DocumentID) -> Diagnostic? {
    guard let file = try? MetadataFile(parsing: sidecar, of: id) else { return nil }
    let attributes = JSONObject(
      file.attributes.sorted { $0.key < $1.key }.map { .init(key: $0.key, value: $0.value.json) })
    do throws(VectorMetadataLimits.Breach) {
      try VectorMetadataLimits.bedrock.check(attributes, unfilterable: [])
      return nil
    } catch {
      return Diagnostic(
        .tooLarge, id, "a knowledge base with S3 Vectors will refuse it: \(error.message)", advice: error.advice,
        severity: .warning)
    }
  }
}
