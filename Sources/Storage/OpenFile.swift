#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file, closed with its last reference.
public final class OpenFile: Sendable {
  /// The path it was opened under.
  public let path: String
  let descriptor: Int32
  let files: FileSystem

  init(descriptor: Int32, path: String, files: FileSystem) {
    self.descriptor = descriptor
    self.path = path
    self.files = files
  }

  deinit { close(descriptor) }

  /// Size, times and inode; `nil` when it is no regular file.
  ///
  /// - Throws: `FileError`.
  public func identity() throws -> FileIdentity? {
    try files.announce(.status, path)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(.status, path: path, code: errno) }
    return status.st_mode & S_IFMT == S_IFREG ? FileIdentity(status) : nil
  }

  /// Writes bytes at an offset; what was there is replaced, what is beyond the end is added.
  ///
  /// - Throws: `FileError`.
  public func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
    try files.announce(.write, path)
    var written = 0
    while written < bytes.count {
      let count = pwrite(
        descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written, off_t(offset + written))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError(.write, path: path, code: count < 0 ? errno : EIO) }
      written += count
    }
  }

  /// Bytes at an offset, fewer where the file ends.
  ///
  /// - Throws: `FileError`.
  public func read(_ count: Int, at offset: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: count) { buffer, received in
      received = try read(
        into: UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: buffer.prefix(count))), at: offset)
    }
  }

  /// Fills a buffer with the bytes at an offset; how many there are, fewer where the file ends.
  ///
  /// - Throws: `FileError`.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws -> Int {
    try files.announce(.read, path)
    var received = 0
    while received < buffer.count {
      let more = pread(
        descriptor, buffer.baseAddress?.advanced(by: received), buffer.count - received, off_t(offset + received))
      if more < 0, errno == EINTR { continue }
      guard more >= 0 else { throw FileError(.read, path: path, code: errno) }
      if more == 0 { break }
      received += more
    }
    return received
  }

  /// Brings what was written to the disk.
  ///
  /// - Throws: `FileError`.
  public func synchronize() throws {
    try files.announce(.sync, path)
    guard fsync(descriptor) == 0 else { throw FileError(.sync, path: path, code: errno) }
  }

  /// Maps the whole file, read-only; the bytes outlive the file's name, but not its truncation by another program.
  ///
  /// - Throws: `FileError`; `EISDIR` when this is no regular file.
  public func map() throws -> StoredBytes {
    guard let identity = try identity() else { throw FileError(.map, path: path, code: EISDIR) }
    guard identity.size > 0 else { return StoredBytes([], identity: identity) }
    try files.announce(.map, path)
    guard let address = mmap(nil, identity.size, PROT_READ, MAP_PRIVATE, descriptor, 0), address != MAP_FAILED else {
      throw FileError(.map, path: path, code: errno)
    }
    return StoredBytes(mapping: address, count: identity.size, identity: identity)
  }
}
