import CKernels

/// The parts of a segment file, in the order in which they stand in it.
enum SectionKind: UInt32, CaseIterable {
  /// Rows × dimensions elements, row after row.
  case vectors = 1
  /// 16 bytes a row.
  case chunkIDs
  /// Float32 a row: the length of the vector before it was scaled to 1.
  case norms
  /// 16 bytes a row.
  case embeddingKeys
  /// UInt32 a row: the rows in the order of their embedding keys.
  case embeddingOrder
  /// UInt32 a row: how many terms it has.
  case lengths
  /// UInt32 a row: the ordinal of its document.
  case rowDocuments
  /// A blob table with data source, key and URI of each document.
  case documents
  /// Two UInt64 a metadata column: its first entry in `columnValues` and the number of its values.
  case columns
  /// A blob table: for each column its name and its distinct values.
  case columnValues
  /// UInt32 a row, column after column: 0 for no value, otherwise 1 + the index among the column's values.
  case columnCodes
  /// A blob table of the terms, in the order of their UTF-8 bytes.
  case terms
  /// UInt64 first posting, UInt32 number of postings, UInt32 largest frequency, a term.
  case termPostings
  /// UInt32 row, UInt32 frequency, a posting; the rows of a term ascend.
  case postings
  /// UInt64 a row and one more: where the row's record begins in the text file.
  case recordOffsets
  /// From version 2 on: the upper halves of the vectors' int8 codes, row after row.
  case codesHigh
  /// From version 2 on: the lower halves of the codes.
  case codesLow
  /// From version 2 on: Float32 largest norm, then scales, coarse errors and fine errors, Float32 a row each.
  case codeBounds

  /// Whether it follows from the vectors.
  var isDerived: Bool { rawValue >= Self.codesHigh.rawValue }

  /// The sections of a file of this format version.
  static func kinds(version: UInt32) -> [SectionKind] { version > 1 ? allCases : allCases.filter { !$0.isDerived } }

  /// The number of bytes where the fields of the header tell it.
  func byteCount(in header: SegmentHeader) -> Int? {
    let rows = header.rowCount
    return switch self {
    case .vectors: rows * header.rowWidth
    case .chunkIDs, .embeddingKeys: rows * 16
    case .norms, .embeddingOrder, .lengths, .rowDocuments: rows * 4
    case .recordOffsets: (rows + 1) * 8
    case .codesHigh, .codesLow: header.hasCodes ? rows * kb_code_stride(UInt32(header.dimensions)) : 0
    case .codeBounds: header.hasCodes ? 4 + rows * 12 : 0
    case .documents, .columns, .columnValues, .columnCodes, .terms, .termPostings, .postings: nil
    }
  }
}
