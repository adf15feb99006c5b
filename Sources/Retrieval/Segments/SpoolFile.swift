import Storage

/// A file that grows at its end through a buffer, behind a first block that is written last.
final class SpoolFile {
  private static let capacity = 1 << 20

  let path: String
  /// How many bytes there are, the first block included.
  private(set) var size = SegmentHeader.blockSize
  private let file: OpenFile
  private var buffer: [UInt8] = []
  private var checksum: UInt32 = 0

  init(path: String, files: FileSystem) throws {
    self.path = path
    file = try files.createFile(path)
    buffer.reserveCapacity(Self.capacity)
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws {
    checksum = CRC32C.checksum(bytes, after: checksum)
    buffer.append(contentsOf: bytes)
    size += bytes.count
    if buffer.count >= Self.capacity { try flush() }
  }

  func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }

  /// Fills up to a multiple of 4096 and returns the checksum of all since the last time.
  func sealSection() throws -> UInt32 {
    try append([UInt8](repeating: 0, count: SegmentHeader.aligned(size) - size))
    defer { checksum = 0 }
    return checksum
  }

  /// Writes the last and the first block and returns the SHA-256 of the whole file.
  func finish(header: [UInt8], footer: [UInt8]) throws -> String {
    try append(footer)
    try flush()
    try header.withUnsafeBytes { try file.write($0, at: 0) }
    var hash = SHA256()
    try file.map().withUnsafeBytes { hash.update($0) }
    return SHA256.hexadecimal(digest: hash.finalize())
  }

  private func flush() throws {
    try buffer.withUnsafeBytes { try file.write($0, at: size - $0.count) }
    buffer.removeAll(keepingCapacity: true)
  }
}
