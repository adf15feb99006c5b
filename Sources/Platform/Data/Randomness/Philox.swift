/// The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters, so that every draw has an address
/// and none depends on another.
///
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
struct Philox: Sendable {
  /// A counter, or the block of random bits that belongs to it.
  typealias Block = SIMD4<UInt32>

  private let key: SIMD2<UInt32>

  /// The generator of a 64-bit key.
  init(key: UInt64) { self.key = SIMD2(UInt32(truncatingIfNeeded: key), UInt32(truncatingIfNeeded: key >> 32)) }

  /// The 128 random bits of a counter.
  func block(_ counter: Block) -> Block {
    var block = counter
    var key = self.key
    for _ in 0..<10 {
      let first = UInt64(0xD251_1F53) &* UInt64(block[0])
      let second = UInt64(0xCD9E_8D57) &* UInt64(block[2])
      block = Block(
        UInt32(truncatingIfNeeded: second >> 32) ^ block[1] ^ key[0], UInt32(truncatingIfNeeded: second),
        UInt32(truncatingIfNeeded: first >> 32) ^ block[3] ^ key[1], UInt32(truncatingIfNeeded: first))
      key &+= SIMD2(0x9E37_79B9, 0xBB67_AE85)
    }
    return block
  }
}
