import Storage

/// The records of a segment's rows.
struct TextFile: Sendable {
  let bytes: StoredBytes
  let key: String
  let rowCount: Int

  /// Checks the first and the last block. O(1).
  ///
  /// - Throws: `StorageError` with code `.damaged` or `.unsupportedVersion`.
  init(opening bytes: StoredBytes, key: String, of segment: SegmentHeader) throws(StorageError) {
    self.bytes = bytes
    self.key = key
    rowCount = segment.rowCount
    let size = SegmentHeader.blockSize
    guard bytes.count >= 2 * size, bytes.count % size == 0 else {
      throw damaged("expected a multiple of \(size) bytes and at least \(2 * size), found \(bytes.count)")
    }
    let (first, last) = bytes.withUnsafeBytes { (Array($0.prefix(size)), Array($0.suffix(size))) }
    var reader = ByteReader(first.dropFirst(8), key: key)
    let version = try reader.uint32()
    let header = TextHeader(rowCount: rowCount, fileSize: bytes.count, identifier: segment.identifier)
    guard first == header.block(magic: TextHeader.magic) else {
      if first.starts(with: TextHeader.magic), version > TextHeader.formatVersion {
        throw StorageError(
          .unsupportedVersion, key: key, "expected format version \(TextHeader.formatVersion), found \(version)")
      }
      throw damaged("the first block is not the one of the texts of segment \(segment.identifier)")
    }
    guard last == header.block(magic: TextHeader.endMagic) else {
      throw damaged("expected the header again at the end")
    }
  }

  /// The record of a row, which the segment says to stand in this range.
  func record(_ row: Int, in range: Range<UInt64>) throws(StorageError) -> [UInt8] {
    let limit = UInt64(bytes.count - SegmentHeader.blockSize)
    guard range.lowerBound >= UInt64(SegmentHeader.blockSize), range.upperBound <= limit, range.count >= 8 else {
      throw damaged("expected the record of row \(row) within \(limit) bytes, found it at \(range)")
    }
    let (prefix, record) = bytes.withUnsafeBytes { buffer in
      let stretch = buffer[Int(range.lowerBound)..<Int(range.upperBound)]
      return (Array(stretch.prefix(8)), Array(stretch.dropFirst(8)))
    }
    guard record.withUnsafeBytes({ TextHeader.prefix(of: $0, row: row) }) == prefix else {
      throw damaged("the checksum of the record of row \(row) does not match its bytes")
    }
    return record
  }

  /// Checks that nothing but zeros stands between the last record and the last block.
  func checkFilling(from offset: UInt64) throws(StorageError) {
    let end = bytes.count - SegmentHeader.blockSize
    guard offset <= UInt64(end), end - Int(offset) < SegmentHeader.blockSize,
      bytes.withUnsafeBytes({ $0[Int(offset)..<end].allSatisfy { $0 == 0 } })
    else { throw damaged("expected zeros between the last record and the end") }
  }

  private func damaged(_ detail: String) -> StorageError {
    StorageError(.damaged, key: key, detail + "; restore the file from a copy or sync again")
  }
}
