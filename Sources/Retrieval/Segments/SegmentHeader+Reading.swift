import Storage

extension SegmentHeader {
  /// Reads and checks the two blocks of a file: every field, the sections' places and both checksums. O(sections).
  ///
  /// - Throws: `StorageError` with code `.damaged` or `.unsupportedVersion`.
  init(reading bytes: StoredBytes, key: String) throws(StorageError) {
    func damaged(_ detail: String) -> StorageError {
      StorageError(.damaged, key: key, detail + "; restore the file from a copy or sync again")
    }
    guard bytes.count >= 2 * Self.blockSize else {
      throw damaged("expected at least \(2 * Self.blockSize) bytes, found \(bytes.count)")
    }
    let (header, footer) = bytes.withUnsafeBytes { buffer in
      (Array(buffer.prefix(Self.blockSize)), Array(buffer.suffix(Self.blockSize)))
    }
    try Self.check(header, magic: Self.magic, place: "start", key: key)
    self = try Self.parse(header, key: key)
    guard fileSize == bytes.count else { throw damaged("expected \(fileSize) bytes, found \(bytes.count)") }
    guard header == block(magic: Self.magic) else { throw damaged("expected zeros in the unused part of the header") }
    guard footer == block(magic: Self.endMagic) else { throw damaged("expected the header again at the end") }
  }

  private static func check(_ block: [UInt8], magic: [UInt8], place: String, key: String) throws(StorageError) {
    guard block.starts(with: magic) else {
      throw StorageError(.damaged, key: key, "expected the magic number of a segment at the \(place), found another")
    }
    var reader = ByteReader(block[(blockSize - 4)...], key: key)
    guard try reader.uint32() == CRC32C.checksum(Array(block.dropLast(4))) else {
      throw StorageError(.damaged, key: key, "the checksum of the block at the \(place) does not match its bytes")
    }
  }

  private static func parse(_ block: [UInt8], key: String) throws(StorageError) -> SegmentHeader {
    var reader = ByteReader(block[8...], key: key)
    let version = try reader.uint32()
    guard readableVersions.contains(version) else {
      throw StorageError(
        .unsupportedVersion, key: key,
        "expected format version \(readableVersions.lowerBound) to \(formatVersion), found \(version); update kb, or "
          + "index the documents again")
    }
    let kinds = SectionKind.kinds(version: version)
    let mark = try reader.uint32()
    let dimensions = Int(try reader.uint32())
    let rowCount = Int(try reader.uint32())
    let sectionCount = Int(try reader.uint32())
    let element = VectorElement(code: try reader.uint32())
    _ = try reader.count()
    let identifier = ULID(bytes: Array(try reader.raw(16)))
    let totalLength = try reader.count()
    guard mark == byteOrderMark, let element, version > 1 || element == .float32, let identifier,
      (1...1 << 20).contains(dimensions), rowCount < 1 << 31, sectionCount == kinds.count
    else { throw StorageError(.damaged, key: key, "expected the fields of a segment header, found others") }
    var header = SegmentHeader(
      version: version, element: element, dimensions: dimensions, rowCount: rowCount, identifier: identifier,
      totalLength: totalLength, sections: [])
    for kind in kinds {
      header.sections.append(try section(kind, of: header, from: &reader))
    }
    return header
  }

  /// Sections follow each other without gaps, in the order of their kinds.
  private static func section(
    _ kind: SectionKind, of header: SegmentHeader, from reader: inout ByteReader
  ) throws(StorageError) -> Section {
    let found = try reader.uint32()
    let checksum = try reader.uint32()
    let section = Section(kind: kind, checksum: checksum, offset: try reader.count(), size: try reader.count())
    _ = try reader.uint64()
    let expected = kind.byteCount(in: header) ?? section.size
    guard found == kind.rawValue, section.offset == header.footerOffset, section.size == expected,
      section.size < 1 << 50
    else {
      throw StorageError(
        .damaged, key: reader.key,
        "expected section \(kind) of \(expected) bytes at \(header.footerOffset), found section \(found) of "
          + "\(section.size) bytes at \(section.offset)")
    }
    return section
  }
}
