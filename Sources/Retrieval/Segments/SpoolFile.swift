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
    if buffer.count + bytes.count > Self.capacity { try flush() }
    if bytes.count < Self.capacity {
      buffer.append(contentsOf: bytes)
    } else {
      try file.write(bytes, at: size)
    }
    size += bytes.count
  }

  func append(_ bytes: [UInt8]) throws { try bytes.withUnsafeBytes { try append($0) } }

  /// Writes bytes at a place behind the end, which `include` makes part of the file.
  func write(_ bytes: ArraySlice<UInt8>, ahead offset: Int) throws {
    try bytes.withUnsafeBytes { try file.write($0, at: offset) }
  }

  /// Takes in bytes that were written ahead, right behind the end, and have this checksum.
  func include(_ count: Int, checksum: UInt32) throws {
    try flush()
    self.checksum = checksum
    size += count
  }

  /// Fills up to a multiple of 4096 and returns the checksum of all since the last time.
  func sealSection() throws -> UInt32 {
    try append([UInt8](repeating: 0, count: SegmentHeader.aligned(size) - size))
    defer { checksum = 0 }
    return checksum
  }

  /// Reads back what was appended.
  ///
  /// - Throws: `FileError`; `StorageError` when another program has cut the file short.
  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws {
    if offset + bytes.count > size - buffer.count { try flush() }
    let count = try file.read(into: bytes, at: offset)
    guard count == bytes.count else {
      throw StorageError(
        .damaged, key: path, "expected \(bytes.count) bytes at \(offset), found \(count); start the sync again")
    }
  }

  /// Writes the last and the first block and returns the SHA-256 of the whole file.
  func finish(header: [UInt8], footer: [UInt8]) throws -> String {
    try append(footer)
    try flush()
    try header.withUnsafeBytes { try file.write($0, at: 0) }
    return try SHA256.hexadecimal(digest: hash())
  }

  private func flush() throws {
    guard !buffer.isEmpty else { return }
    try buffer.withUnsafeBytes { try file.write($0, at: size - $0.count) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Mapped, the file would count as memory of this process.
  private func hash() throws -> [UInt8] {
    var hash = SHA256()
    var block = [UInt8](repeating: 0, count: min(size, Self.capacity / 4))
    for offset in stride(from: 0, to: size, by: block.count) {
      try block.withUnsafeMutableBytes { buffer in
        let part = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(size - offset))
        try read(into: part, at: offset)
        hash.update(UnsafeRawBufferPointer(part))
      }
    }
    return hash.finalize()
  }
}
