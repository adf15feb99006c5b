/// Finds texts that occurred before, among the last 32,768 bytes (LZ77).
struct MatchFinder {
  static let window = 32_768
  static let longest = 258
  private static let shortest = 4
  private static let hashBits = 15
  /// How many earlier places are looked at.
  private static let attempts = 24

  private var heads = [Int32](repeating: -1, count: 1 << hashBits)
  private var previous = [Int32](repeating: -1, count: window)

  /// The longest earlier text that goes on as the bytes do from here; `nil` when none is worth it.
  mutating func match(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> (length: Int, distance: Int)? {
    guard place + Self.shortest <= bytes.count else { return nil }
    let limit = min(Self.longest, bytes.count - place)
    var candidate = Int(heads[Self.hash(bytes, place)])
    var best = (length: Self.shortest - 1, distance: 0)
    var attempts = Self.attempts
    while candidate >= 0, place - candidate <= Self.window, attempts > 0, best.length < limit {
      if bytes[candidate + best.length] == bytes[place + best.length] {
        var length = 0
        while length < limit, bytes[candidate + length] == bytes[place + length] { length += 1 }
        if length > best.length { best = (length, place - candidate) }
      }
      candidate = Int(previous[candidate & (Self.window - 1)])
      attempts -= 1
    }
    return best.distance > 0 ? best : nil
  }

  /// Notes the text that begins here, for later ones.
  mutating func note(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) {
    guard place + Self.shortest <= bytes.count else { return }
    let hash = Self.hash(bytes, place)
    previous[place & (Self.window - 1)] = heads[hash]
    heads[hash] = Int32(truncatingIfNeeded: place)
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    let word =
      UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
      | UInt32(bytes[place + 3]) << 24
    return Int((word &* 2_654_435_761) >> UInt32(32 - hashBits))
  }
}
