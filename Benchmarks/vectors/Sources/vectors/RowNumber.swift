import Retrieval

/// Chunk ids by the number of a row, in another order than the rows.
enum RowNumber {
  /// The id of a row's chunk: 16 digits that scatter, 16 digits with the number.
  static func chunkID(_ row: Int) throws -> ChunkID {
    let number = UInt64(row)
    guard let id = ChunkID(digits(number &* 0x9E37_79B9_7F4A_7C15) + digits(number)) else {
      throw Failure("expected a chunk id of row \(row)")
    }
    return id
  }

  /// The row whose chunk has an id.
  static func row(of id: ChunkID) -> UInt64 { UInt64(id.description.suffix(16), radix: 16) ?? 0 }

  private static func digits(_ number: UInt64) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
