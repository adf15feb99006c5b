import Storage

/// Content on its way into a bucket, in memory or mapped from a file.
struct S3Payload: Sendable {
  private let bytes: StoredBytes

  /// The bytes of content that is to be written.
  ///
  /// - Throws: `FileError`.
  init(_ content: ObjectContent) throws {
    switch content {
    case .bytes(let bytes): self.bytes = StoredBytes(bytes)
    case .file(let path): bytes = try FileSystem().read(path)
    }
  }

  init(_ bytes: [UInt8]) { self.bytes = StoredBytes(bytes) }

  init(_ bytes: StoredBytes) { self.bytes = bytes }

  /// How many bytes there are.
  var count: Int { bytes.count }

  /// A copy of a part; of less where the content ends.
  func part(_ range: Range<Int>) -> [UInt8] {
    bytes.withUnsafeBytes { Array($0[range.clamped(to: 0..<$0.count)]) }
  }

  /// A copy of everything.
  var array: [UInt8] { bytes.array }

  /// The SHA-256 in hexadecimal digits. O(bytes).
  var digest: String {
    var hash = SHA256()
    bytes.withUnsafeBytes { hash.update($0) }
    return SHA256.hexadecimal(digest: hash.finalize())
  }

  /// Whether the SHA-256 is this one. O(bytes).
  func hasDigest(_ digest: String) -> Bool { self.digest == digest.lowercased() }
}
