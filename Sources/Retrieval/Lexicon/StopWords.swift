/// Words that say nothing about what a text is on.
public struct StopWords: Sendable {
  /// The words as their bytes, which are at most 16, in an integer each: a probe then compares one number.
  private var slots: [UInt128]
  private let mask: Int

  /// No word.
  public static let none = StopWords([])

  /// The commonest English function words, and the letters that an apostrophe leaves behind ("isn't", "it's").
  public static let english = StopWords(
    """
    a about above after again all also am an and any are as at be because been before being below between both but by \
    can could d did do does doing don down during each few for from further had has have having he her here hers \
    herself him himself his how i if in into is isn it its itself just ll m may me might more most must my myself nor \
    not now of off on once only or other our ours out over own re s same she should so some such t than that the their \
    theirs them themselves then there these they this those through to too under until up upon ve very was we were \
    what when where which while who whom why will with would you your yours yourself yourselves
    """.split(separator: " ").map(String.init))

  /// These words, lower-case; a word of more than 16 bytes cannot be one and is left out.
  public init(_ words: [String]) {
    var capacity = 64
    while capacity < 4 * words.count { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    for word in words {
      let key = Array(word.utf8).withUnsafeBufferPointer(Self.key)
      guard key != 0 else { continue }
      slots[slot(of: key)] = key
    }
  }

  /// Whether it is one of the words. O(1).
  public func contains(_ word: String) -> Bool { Array(word.utf8).withUnsafeBufferPointer(contains) }

  func contains(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let key = Self.key(word)
    return key != 0 && slots[slot(of: key)] == key
  }

  /// The slot that holds the key, or the free one where it would go.
  private func slot(of key: UInt128) -> Int {
    let folded = UInt64(truncatingIfNeeded: key) ^ UInt64(truncatingIfNeeded: key >> 64)
    var index = Int(truncatingIfNeeded: (folded &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
    while slots[index] != 0, slots[index] != key { index = (index + 1) & mask }
    return index
  }

  private static func key(_ word: UnsafeBufferPointer<UInt8>) -> UInt128 {
    guard word.count <= 16 else { return 0 }
    var low: UInt64 = 0
    var high: UInt64 = 0
    for (index, byte) in word.enumerated() {
      if index < 8 {
        low |= UInt64(byte) << UInt64(8 * index)
      } else {
        high |= UInt64(byte) << UInt64(8 * (index - 8))
      }
    }
    return UInt128(high) << 64 | UInt128(low)
  }
}
