/// The random numbers of one draw about one row: the same whatever else is drawn, in whatever order.
struct RandomStream {
  private let generator: Philox
  private let row: UInt64
  private let purpose: UInt32
  private var blockNumber: UInt32 = 0
  private var spare: UInt64?

  /// The stream for a row and a purpose; streams of different seeds, rows or purposes have nothing in common.
  init(seed: UInt64, row: UInt64, purpose: UInt32) {
    generator = Philox(key: seed)
    self.row = row
    self.purpose = purpose
  }

  /// The next 64 random bits.
  mutating func next() -> UInt64 {
    if let spare {
      self.spare = nil
      return spare
    }
    let block = generator.block(
      SIMD4(UInt32(truncatingIfNeeded: row), UInt32(truncatingIfNeeded: row >> 32), purpose, blockNumber))
    blockNumber &+= 1
    spare = UInt64(block[3]) << 32 | UInt64(block[2])
    return UInt64(block[1]) << 32 | UInt64(block[0])
  }

  /// A number between 0 and 1, neither of them, in steps of 2^-52.
  mutating func uniform() -> Double { (Double(next() >> 12) + 0.5) * 0x1p-52 }

  /// Whether an event of this probability happens.
  mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

  /// A whole number of a range that is not empty.
  mutating func integer(in range: Range<Int>) -> Int {
    range.lowerBound + min(range.count - 1, Int(uniform() * Double(range.count)))
  }

  /// A standard normal number.
  mutating func normal() -> Double { NormalQuantile.value(at: uniform()) }
}
