import Storage

/// The rows of a segment that are no longer valid.
///
/// The object `tomb/….kbd`: magic (8 bytes), ULID of the segment (16 bytes), rows (UInt64), a bit a row in UInt64 words,
/// and the CRC-32C of all before.
struct Tombstones: Hashable {
  private static let magic = Array("KBDTMB01".utf8)

  var segment: ULID
  var rows: RowSet

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.append(raw: Self.magic)
    writer.append(raw: segment.bytes)
    writer.append(rows.rowCount)
    for word in rows.words { writer.append(word) }
    writer.append(CRC32C.checksum(writer.bytes))
    return writer.bytes
  }

  init(segment: ULID, rows: RowSet) {
    self.segment = segment
    self.rows = rows
  }

  /// The tombstones of an object, which must be of this segment with this many rows.
  init(bytes: [UInt8], key: String, segment: ULID, rowCount: Int) throws(StorageError) {
    var words: [UInt64] = []
    if bytes.count == 36 + (rowCount + 63) / 64 * 8 {
      var reader = ByteReader(bytes.dropFirst(32), key: key)
      for _ in 0..<(rowCount + 63) / 64 { words.append(try reader.uint64()) }
    }
    self.init(segment: segment, rows: RowSet(rowCount: rowCount, words: words))
    guard self.bytes == bytes else {
      throw StorageError(
        .damaged, key: key,
        "expected the tombstones of segment \(segment) with \(rowCount) rows and their checksum; restore the object "
          + "from a copy or sync again")
    }
  }
}
