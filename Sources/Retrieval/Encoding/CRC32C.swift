import CKernels

/// The CRC-32C (Castagnoli) checksum, by the processor's instruction where it has one.
enum CRC32C {
  /// The checksum of bytes that follow bytes with the checksum `previous`. O(bytes), about 8 GB/s with SSE 4.2.
  static func checksum(_ bytes: UnsafeRawBufferPointer, after previous: UInt32 = 0) -> UInt32 {
    kb_crc32c(previous, bytes.baseAddress, bytes.count, KB_PATH_BEST)
  }

  /// The checksum of bytes that follow bytes with the checksum `previous`.
  static func checksum(_ bytes: [UInt8], after previous: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBytes { checksum($0, after: previous) }
  }
}
