import Storage

/// The checksums that S3 keeps with objects and that are checked here, by the name of their header
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html).
enum S3Checksum: String, CaseIterable, Sendable {
  /// SHA-256.
  case sha256
  /// CRC-64/NVME: what AWS's own tools send by default.
  case crc64nvme
  /// CRC-32 of ISO 3309.
  case crc32
  /// CRC-32C (Castagnoli).
  case crc32c

  /// The header that carries it.
  var header: String { "x-amz-checksum-" + rawValue }

  /// The value of the header for some bytes: the checksum, big-endian, in base64. O(bytes).
  func value(of bytes: [UInt8]) -> String { Base64.encode(digest(of: bytes)) }

  private func digest(of bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .sha256: SHA256.hash(bytes)
    case .crc64nvme: Self.crc(bytes, width: 64, Self.table64)
    case .crc32: Self.crc(bytes, width: 32, Self.table32)
    case .crc32c: Self.crc(bytes, width: 32, Self.table32C)
    }
  }

  private static let table32 = table(0xEDB8_8320)
  private static let table32C = table(0x82F6_3B78)
  private static let table64 = table(0x9A6C_9329_AC4B_C9B5)

  /// The remainders of all bytes by a polynomial, lowest bit first.
  private static func table(_ polynomial: UInt64) -> [UInt64] {
    (0..<256).map { byte in
      (0..<8).reduce(UInt64(byte)) { remainder, _ in remainder >> 1 ^ (remainder & 1 == 1 ? polynomial : 0) }
    }
  }

  private static func crc(_ bytes: [UInt8], width: Int, _ table: [UInt64]) -> [UInt8] {
    let ones = UInt64.max >> UInt64(64 - width)
    let remainder = bytes.reduce(ones) { $0 >> 8 ^ table[Int(truncatingIfNeeded: ($0 ^ UInt64($1)) & 255)] } ^ ones
    return (1...(width / 8)).map { UInt8(truncatingIfNeeded: remainder >> UInt64(width - 8 * $0)) }
  }
}
