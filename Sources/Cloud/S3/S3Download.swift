import Storage

/// The content of an object, here and checked, but not yet kept: in memory, or in a file that is to be moved.
struct S3Download: Sendable {
  /// Where it is.
  let content: ObjectContent
  /// The SHA-256 of it, in hexadecimal digits.
  let digest: String

  /// Content that was read or written, with its SHA-256.
  init(_ content: ObjectContent, digest: String) {
    self.content = content
    self.digest = digest
  }

  /// The bytes; the file, which nobody else knows, loses its name.
  ///
  /// - Throws: `FileError`.
  func open() throws -> StoredBytes {
    switch content {
    case .bytes(let bytes): return StoredBytes(bytes)
    case .file(let path):
      let bytes = try FileSystem().read(path)
      try? FileSystem().remove(path)
      return bytes
    }
  }
}
