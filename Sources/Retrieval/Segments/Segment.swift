import Storage

/// An opened segment: immutable rows with vectors, documents, metadata, postings and records.
///
/// Opening reads two blocks of each file, whatever their size. Methods check what they read against the file's bounds
/// and throw `StorageError` with code `.damaged` where it does not fit; `verify()` reads every byte.
public struct Segment: Sendable {
  /// The length of the vectors.
  public var dimensions: Int { header.dimensions }
  /// How many rows there are.
  public var rowCount: Int { header.rowCount }
  /// How many terms the rows have in all.
  public var totalLength: Int { header.totalLength }
  /// The name.
  public var identifier: ULID { header.identifier }

  let key: String
  let bytes: StoredBytes
  let header: SegmentHeader
  let text: TextFile
  let columns: [String: Column]
  private let documents: BlobTable
  let columnValues: BlobTable
  let terms: BlobTable

  /// A metadata attribute: its first entry in the table of values (its name), and the number of values after it.
  struct Column: Sendable, Hashable {
    var ordinal: Int
    var firstEntry: Int
    var valueCount: Int
  }

  /// Opens the two files of a segment; keys are for error messages. O(metadata attributes).
  ///
  /// - Throws: `StorageError` with code `.damaged` or `.unsupportedVersion`.
  public init(
    vectors bytes: StoredBytes, key: String, text: StoredBytes, textKey: String
  ) throws(StorageError) {
    self.key = key
    self.bytes = bytes
    header = try SegmentHeader(reading: bytes, key: key)
    self.text = try TextFile(opening: text, key: textKey, of: header)
    documents = try BlobTable(Self.view(.documents, of: header, bytes, key))
    columnValues = try BlobTable(Self.view(.columnValues, of: header, bytes, key))
    terms = try BlobTable(Self.view(.terms, of: header, bytes, key))
    columns = try Self.columns(
      directory: Self.view(.columns, of: header, bytes, key), values: columnValues,
      codes: Self.view(.columnCodes, of: header, bytes, key), rowCount: header.rowCount)
    let directory = Self.view(.termPostings, of: header, bytes, key)
    guard directory.size == 16 * terms.count else {
      throw directory.damaged("expected \(16 * terms.count) bytes, found \(directory.size)")
    }
  }

  func view(_ kind: SectionKind) -> SectionView { Self.view(kind, of: header, bytes, key) }

  /// The header has been checked: it has each kind once, in order, within the file.
  private static func view(
    _ kind: SectionKind, of header: SegmentHeader, _ bytes: StoredBytes, _ key: String
  ) -> SectionView {
    let section = header.sections[Int(kind.rawValue) - 1]
    return SectionView(bytes: bytes, range: section.offset..<section.offset + section.size, kind: kind, key: key)
  }

  private static func columns(
    directory: SectionView, values: BlobTable, codes: SectionView, rowCount: Int
  ) throws(StorageError) -> [String: Column] {
    var columns: [String: Column] = [:]
    guard codes.size == directory.size / 16 * rowCount * 4 else {
      throw codes.damaged("expected \(directory.size / 16 * rowCount * 4) bytes, found \(codes.size)")
    }
    for ordinal in 0..<directory.size / 16 {
      let first = try directory.value(2 * ordinal, as: UInt64.self)
      let count = try directory.value(2 * ordinal + 1, as: UInt64.self)
      guard first < UInt64(values.count), count < UInt64(values.count) - first else {
        throw directory.damaged("expected values within \(values.count) entries, found \(count) after \(first)")
      }
      columns[try values.text(at: Int(first))] = Column(
        ordinal: ordinal, firstEntry: Int(first), valueCount: Int(count))
    }
    return columns
  }

  /// The document of a row.
  public func document(_ row: Int) throws(StorageError) -> DocumentID {
    let first = try documentEntry(row)
    return DocumentID(dataSource: try documents.text(at: first), key: try documents.text(at: first + 1))
  }

  /// Where the document of a row lives.
  public func uri(_ row: Int) throws(StorageError) -> String { try documents.text(at: try documentEntry(row) + 2) }

  private func documentEntry(_ row: Int) throws(StorageError) -> Int {
    3 * Int(try view(.rowDocuments).value(row, as: UInt32.self))
  }
}
