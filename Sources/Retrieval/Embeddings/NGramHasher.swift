/// Hashes the character n-grams of a word.
///
/// The hash is FNV-1a over the n-gram's UTF-8 with SplitMix64's finalizer, from a fixed seed: part of the embedder's
/// version, never to be changed within it.
struct NGramHasher {
  /// The lengths of n-grams, in characters (Unicode scalars).
  static let lengths = 3...5
  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Stand before and after the word; bytes that no word contains.
  private static let wordStart: UInt8 = 0x02
  private static let wordEnd: UInt8 = 0x03

  /// The hashes of the last word's n-grams, at least one.
  private(set) var hashes: [UInt64] = []
  private var marked: [UInt8] = []

  init() {
    hashes.reserveCapacity(256)
    marked.reserveCapacity(WordSplitter.maximumLength + 8)
  }

  /// Hashes a word's n-grams into `hashes`. O(bytes).
  mutating func hash(_ word: String) {
    marked.removeAll(keepingCapacity: true)
    marked.append(Self.wordStart)
    marked.append(contentsOf: word.utf8)
    marked.append(Self.wordEnd)
    hashes.removeAll(keepingCapacity: true)
    marked.withUnsafeBufferPointer { bytes in
      for start in bytes.indices where Self.beginsCharacter(bytes[start]) { hashGrams(from: start, in: bytes) }
    }
  }

  private mutating func hashGrams(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var hash = Self.seed
    var characters = 0
    var index = start
    while index < bytes.count, characters < Self.lengths.upperBound {
      repeat {
        hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3
        index += 1
      } while index < bytes.count && !Self.beginsCharacter(bytes[index])
      characters += 1
      if characters >= Self.lengths.lowerBound { hashes.append(Self.finalize(hash)) }
    }
  }

  private static func beginsCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }

  private static func finalize(_ hash: UInt64) -> UInt64 {
    var mixed = hash
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
