import Storage

extension ChunkID {
  /// The 16 bytes that the digits stand for.
  var bytes: [UInt8] {
    let digits = description.utf8.map { $0 <= UInt8(ascii: "9") ? $0 - UInt8(ascii: "0") : $0 - UInt8(ascii: "a") + 10 }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  /// The id of 16 bytes, `nil` for another number of them.
  init?(bytes: [UInt8]) { self.init(SHA256.hexadecimal(digest: bytes)) }
}
