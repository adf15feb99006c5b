/// A zip archive in memory (PKWARE's APPNOTE 6.3, without zip64): the same entries give the same bytes.
///
/// Times are left at the earliest that the format has, 1 January 1980.
public struct ZipArchive: Sendable {
  /// Why an entry cannot be added.
  public struct Refusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was expected and what was found.
    public let description: String
  }

  private struct Entry {
    let name: [UInt8]
    let sum: UInt32
    let size: Int
    let stored: Int
    let method: Int
    let permissions: Int
    let offset: Int
  }

  private static let date = 0x0021
  // Version 2.0 of the format; made on Unix, so that the permissions count.
  private static let version = 20
  private static let madeBy = 3 << 8 | version
  private static let utf8Names = 1 << 11

  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  /// An empty archive.
  public init() {}

  /// Adds a file, compressed where that makes it smaller.
  ///
  /// - Parameters:
  ///   - name: The path inside the archive, with `/`.
  ///   - isExecutable: Whether it may be run (0755 rather than 0644).
  /// - Throws: `Refusal` for a name that is used already or too long, and when the archive would need zip64.
  public mutating func add(_ name: String, _ content: [UInt8], isExecutable: Bool = false) throws {
    let path = Array(name.utf8)
    guard !path.isEmpty, path.count <= 0xFFFF, !entries.contains(where: { $0.name == path }) else {
      throw Refusal(
        description: "the archive cannot have an entry \(name): the name is used already, empty or too long")
    }
    let packed = content.count <= Int(Int32.max) ? Deflate.compress(content) : content
    let isPacked = packed.count < content.count
    let stored = isPacked ? packed : content
    guard bytes.count + stored.count + path.count < Int(Int32.max), entries.count < 0xFFFE else {
      throw Refusal(description: "the archive would be larger than 2 GiB with \(name)")
    }
    let entry = Entry(
      name: path, sum: CRC32.sum(content), size: content.count, stored: stored.count, method: isPacked ? 8 : 0,
      permissions: isExecutable ? 0o100755 : 0o100644, offset: bytes.count)
    entries.append(entry)
    write(0x0403_4B50, 4)
    write(Self.version, 2)
    describe(entry)
    bytes += path + stored
  }

  /// The archive's bytes.
  public var content: [UInt8] {
    var archive = self
    let start = bytes.count
    for entry in entries {
      archive.write(0x0201_4B50, 4)
      archive.write(Self.madeBy, 2)
      archive.write(Self.version, 2)
      archive.describe(entry)
      // Comment, disk, internal attributes.
      for field in [0, 0, 0] { archive.write(field, 2) }
      archive.write(entry.permissions << 16, 4)
      archive.write(entry.offset, 4)
      archive.bytes += entry.name
    }
    let size = archive.bytes.count - start
    archive.write(0x0605_4B50, 4)
    for field in [0, 0, entries.count, entries.count] { archive.write(field, 2) }
    archive.write(size, 4)
    archive.write(start, 4)
    archive.write(0, 2)
    return archive.bytes
  }

  /// What the local header and the directory say alike, from the flags to the length of the extra field.
  private mutating func describe(_ entry: Entry) {
    write(Self.utf8Names, 2)
    write(entry.method, 2)
    write(0, 2)
    write(Self.date, 2)
    write(Int(entry.sum), 4)
    write(entry.stored, 4)
    write(entry.size, 4)
    write(entry.name.count, 2)
    write(0, 2)
  }

  /// Writes a number, its lowest byte first.
  private mutating func write(_ value: Int, _ count: Int) {
    for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
  }
}
