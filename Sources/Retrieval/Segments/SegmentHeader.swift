import CKernels
import Storage

/// The first 4096 bytes of a segment file, which its last 4096 repeat under another magic number.
///
/// Little-endian: magic (8 bytes), format version, byte-order mark, dimensions, rows, sections, elements of the vectors
/// (0 float32, 1 float16; UInt32 each), file size (UInt64), ULID (16 bytes), sum of the rows' lengths (UInt64), then 32
/// bytes a section: kind, CRC-32C (UInt32 each), offset, size, 0 (UInt64 each). Zeros to byte 4092, then the CRC-32C of
/// all before. A section's checksum covers the zeros that fill it up to a multiple of 4096 as well, so that no byte of
/// the file is unguarded.
///
/// Version 1 has float32 elements and no codes; its files are still read.
struct SegmentHeader: Hashable {
  struct Section: Hashable {
    var kind: SectionKind
    var checksum: UInt32
    var offset: Int
    var size: Int

    /// The bytes with their filling.
    var extent: Range<Int> { offset..<SegmentHeader.aligned(offset + size) }
  }

  static let blockSize = 4096
  /// What writers write.
  static let formatVersion: UInt32 = 2
  /// What readers read.
  static let readableVersions: ClosedRange<UInt32> = 1...formatVersion
  static let byteOrderMark: UInt32 = 0x0102_0304
  static let magic = Array("KBVSEG01".utf8)
  static let endMagic = Array("KBVEND01".utf8)

  var version = formatVersion
  var element = VectorElement.float32
  var dimensions: Int
  var rowCount: Int
  var identifier: ULID
  var totalLength: Int
  var sections: [Section]

  /// The size of a row of the vectors in bytes.
  var rowWidth: Int { dimensions * element.width }
  /// Whether files of this version and these dimensions hold codes of the vectors.
  var hasCodes: Bool { version > 1 && dimensions <= Int(KB_CODE_DIMENSIONS) }
  /// Where the repetition at the end begins.
  var footerOffset: Int { sections.last?.extent.upperBound ?? Self.blockSize }
  var fileSize: Int { footerOffset + Self.blockSize }

  /// The next multiple of 4096.
  static func aligned(_ offset: Int) -> Int { (offset + blockSize - 1) / blockSize * blockSize }

  /// The block under a magic number.
  func block(magic: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.append(raw: magic)
    for field in [
      version, Self.byteOrderMark, UInt32(dimensions), UInt32(rowCount), UInt32(sections.count), element.code,
    ] {
      writer.append(field)
    }
    writer.append(fileSize)
    writer.append(raw: identifier.bytes)
    writer.append(totalLength)
    for section in sections {
      writer.append(section.kind.rawValue)
      writer.append(section.checksum)
      writer.append(section.offset)
      writer.append(section.size)
      writer.append(0)
    }
    writer.pad(to: Self.blockSize - 4)
    writer.append(CRC32C.checksum(writer.bytes))
    return writer.bytes
  }
}
