/// A set of category codes, as bits.
public struct CategorySet: Sendable, Hashable {
  /// Code c is bit c mod 64 of word c / 64.
  public private(set) var words: [UInt64]

  /// A set of codes; negative ones are left out.
  public init(_ codes: some Sequence<Int> = []) {
    words = []
    for code in codes where code >= 0 {
      while words.count <= code / 64 { words.append(0) }
      words[code / 64] |= 1 << UInt64(code % 64)
    }
  }

  /// Whether a code is in the set. O(1).
  public func contains(_ code: Int) -> Bool {
    code >= 0 && code / 64 < words.count && words[code / 64] >> UInt64(code % 64) & 1 == 1
  }
}
