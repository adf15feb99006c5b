import Storage

/// Writes a segment row by row into two local files.
///
/// Vectors and records go to the files as they come; the vectors' codes are made at the end, of what was written. What
/// stays in memory until then is 60 bytes a row, 4 bytes a row and metadata attribute, and 8 bytes a posting.
public final class SegmentWriter {
  /// The attribute under which Bedrock filters by a document's URI.
  public static let sourceURIAttribute = "x-amz-bedrock-kb-source-uri"
  /// The attribute under which Bedrock filters by a document's data source.
  public static let dataSourceAttribute = "x-amz-bedrock-kb-data-source-id"

  /// The name of the segment.
  public let identifier: ULID
  /// The length of its vectors.
  public let dimensions: Int
  /// How it keeps their elements.
  public let element: VectorElement
  let vectors: SpoolFile
  let text: SpoolFile

  var rowCount = 0
  var totalLength = 0
  var chunkIDs: [UInt8] = []
  var norms: [Float] = []
  var embeddingKeys: [UInt8] = []
  var lengths: [UInt32] = []
  var rowDocuments: [UInt32] = []
  var recordOffsets: [UInt64] = []
  var documents: [(id: DocumentID, uri: String)] = []
  var locations: [DocumentID: RowLocation] = [:]
  var columns: [String: ColumnBuilder] = [:]
  var postings = PostingsBuilder()

  /// A segment without rows, to be written below an existing directory.
  ///
  /// - Throws: `FileError`.
  public init(
    identifier: ULID, dimensions: Int, element: VectorElement = .float32, scratch: String,
    files: FileSystem = FileSystem()
  ) throws {
    self.identifier = identifier
    self.dimensions = dimensions
    self.element = element
    vectors = try SpoolFile(path: "\(scratch)/\(identifier).kbv", files: files)
    text = try SpoolFile(path: "\(scratch)/\(identifier).kbt", files: files)
  }

  /// Adds a row; the rows of a document must come one after the other.
  ///
  /// - Throws: `VectorError` for another number of dimensions, `StorageError` for a row that breaks the format's limits,
  ///   `FileError`. A writer that threw must not be used further.
  public func append(_ row: SegmentRow, vector: StoredVector) throws {
    for (term, frequency) in row.terms where !(1...Int(UInt32.max)).contains(frequency) {
      throw refusal("expected frequencies of 1 to \(UInt32.max), found \(frequency) for \"\(term)\"")
    }
    try appendWithoutTerms(row, vector: vector)
    for (var term, frequency) in row.terms {
      term.withUTF8 {
        postings.add(UnsafeRawBufferPointer($0), row: UInt32(rowCount - 1), frequency: UInt32(frequency))
      }
    }
  }

  /// Adds a row but for its terms, which `addPosting` adds.
  func appendWithoutTerms(_ row: SegmentRow, vector: StoredVector) throws {
    guard vector.elements.count == dimensions else {
      throw VectorError("expected a vector of \(dimensions) elements, found \(vector.elements.count)")
    }
    try element.withRounded(vector.elements) { try appendWithoutTerms(row, norm: vector.norm, elements: $0) }
  }

  /// Adds a row but for its terms, with elements as this segment keeps them: `dimensions` of its kind.
  func appendWithoutTerms(_ row: SegmentRow, norm: Float, elements: UnsafeRawBufferPointer) throws {
    guard row.embeddingKey.count == 16 else {
      throw refusal("expected an embedding key of 16 bytes, found \(row.embeddingKey.count)")
    }
    guard let length = UInt32(exactly: row.length), rowCount < 1 << 31 - 1, row.record.count < 1 << 31 else {
      throw refusal("expected a length and a record below 2^31, found \(row.length) and \(row.record.count)")
    }
    try place(row)
    try vectors.append(elements)
    norms.append(norm)
    chunkIDs.append(contentsOf: row.chunkID.bytes)
    embeddingKeys.append(contentsOf: row.embeddingKey)
    lengths.append(length)
    totalLength += row.length
    addMetadata(of: row)
    recordOffsets.append(UInt64(text.size))
    try row.record.withUnsafeBytes { record in
      try text.append(TextHeader.prefix(of: record, row: rowCount))
      try text.append(record)
    }
    rowCount += 1
  }

  /// Adds a term's posting of the latest row or one before it; the rows of a term must ascend.
  func addPosting(_ term: [UInt8], row: UInt32, frequency: UInt32) {
    term.withUnsafeBytes { postings.add($0, row: row, frequency: frequency) }
  }

  private func place(_ row: SegmentRow) throws {
    let next = rowCount..<rowCount + 1
    if documents.last?.id == row.document, let location = locations[row.document] {
      locations[row.document] = RowLocation(
        segment: identifier, rows: location.rows.lowerBound..<next.upperBound, length: location.length + row.length)
    } else {
      guard locations[row.document] == nil else {
        throw refusal("expected the rows of \(row.document.key) one after the other, found another document between")
      }
      locations[row.document] = RowLocation(segment: identifier, rows: next, length: row.length)
      documents.append((row.document, row.uri))
    }
    rowDocuments.append(UInt32(documents.count - 1))
  }

  private func addMetadata(of row: SegmentRow) {
    var metadata = row.metadata
    metadata[Self.sourceURIAttribute] = .string(row.uri)
    metadata[Self.dataSourceAttribute] = .string(row.document.dataSource)
    for (name, value) in metadata { columns[name, default: ColumnBuilder()].set(value, row: rowCount) }
  }

  private func refusal(_ detail: String) -> StorageError { StorageError(.failed, key: "segment/\(identifier)", detail) }
}
