/// The CRC-32 checksum of IEEE 802.3, as zlib and gzip have it (reflected polynomial 0xEDB88320).
enum CRC32 {
  /// The checksum of bytes that follow bytes with the checksum `previous`. O(bytes).
  static func checksum(_ bytes: some Sequence<UInt8>, after previous: UInt32 = 0) -> UInt32 {
    var state = ~previous
    for byte in bytes { state = table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ (state >> 8) }
    return ~state
  }

  /// What each byte adds.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { state, _ in state & 1 == 1 ? 0xEDB8_8320 ^ (state >> 1) : state >> 1 }
  }
}
