import Storage

/// The first and last 4096 bytes of a text file, which holds the records of a segment's rows between them.
///
/// Little-endian: magic (8 bytes), format version, rows (UInt32 each), file size (UInt64), ULID of the segment (16
/// bytes), zeros, and in the last 4 bytes the CRC-32C of all before. A record is UInt32 size, UInt32 CRC-32C of the
/// row number (UInt32), the size and the bytes, then the bytes; zeros fill up the last to a multiple of 4096.
struct TextHeader: Hashable {
  static let magic = Array("KBTTXT01".utf8)
  static let endMagic = Array("KBTEND01".utf8)
  static let formatVersion: UInt32 = 1

  var rowCount: Int
  var fileSize: Int
  var identifier: ULID

  func block(magic: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(raw: magic)
    writer.append(Self.formatVersion)
    writer.append(UInt32(rowCount))
    writer.append(fileSize)
    writer.append(raw: identifier.bytes)
    writer.pad(to: SegmentHeader.blockSize - 4)
    writer.append(CRC32C.checksum(writer.bytes))
    return writer.bytes
  }

  /// The size and checksum that stand before a record.
  static func prefix(of record: UnsafeRawBufferPointer, row: Int) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(UInt32(row))
    writer.append(UInt32(record.count))
    let checksum = CRC32C.checksum(record, after: CRC32C.checksum(writer.bytes))
    var prefix = ByteWriter()
    prefix.append(UInt32(record.count))
    prefix.append(checksum)
    return prefix.bytes
  }
}
