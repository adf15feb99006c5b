/// Writes the parts of a chunk as bytes: numbers in groups of seven bits, strings once and by number afterwards.
struct ChunkWriter {
  private(set) var bytes: [UInt8]
  private var known: [String: Int] = [:]
  /// Whether texts are kept elsewhere.
  private let leavesTextsOut: Bool

  init(version: UInt8, leavesTextsOut: Bool = false) {
    bytes = [version]
    self.leavesTextsOut = leavesTextsOut
  }

  mutating func write(_ number: Int) {
    var rest = UInt64(bitPattern: Int64(number))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A number that may be negative, small ones in few bytes.
  mutating func write(signed number: Int) { write((number << 1) ^ (number >> (Int.bitWidth - 1))) }

  /// A string by its length and bytes.
  mutating func write(literal text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// A piece of the chunk's text: its length, and its bytes unless texts are left out.
  mutating func write(text: String) {
    write(text.utf8.count)
    if !leavesTextsOut { bytes.append(contentsOf: text.utf8) }
  }

  mutating func write(raw bytes: some Sequence<UInt8>) { self.bytes.append(contentsOf: bytes) }

  /// A string that may well repeat: 0 and its bytes, or its number among those written before, from 1.
  mutating func write(repeating text: String) {
    if let number = known[text] {
      write(number)
    } else {
      known[text] = known.count + 1
      write(0)
      write(literal: text)
    }
  }
}
