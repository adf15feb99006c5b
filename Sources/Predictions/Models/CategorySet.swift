/// A set of category codes.
///
/// It takes memory in proportion to the codes listed, whatever their size: a file of a few bytes cannot ask for much.
public struct CategorySet: Sendable, Hashable {
  /// The codes below 4096 as bits: code c is bit c mod 64 of word c / 64.
  public private(set) var words: [UInt64]
  /// The larger codes, in order.
  public private(set) var largeCodes: [Int]

  private static let bitCount = 4096

  /// A set of codes; negative ones are left out.
  public init(_ codes: some Sequence<Int> = []) {
    words = []
    largeCodes = []
    for code in codes where code >= 0 {
      guard code < Self.bitCount else {
        largeCodes.append(code)
        continue
      }
      while words.count <= code / 64 { words.append(0) }
      words[code / 64] |= 1 << UInt64(code % 64)
    }
    largeCodes.sort()
  }

  /// Whether a code is in the set. O(1) below 4096, otherwise O(log n) of the codes from there on.
  public func contains(_ code: Int) -> Bool {
    guard code >= Self.bitCount else {
      return code >= 0 && code / 64 < words.count && words[code / 64] >> UInt64(code % 64) & 1 == 1
    }
    var range = largeCodes[...]
    while let last = range.indices.last {
      let middle = range.startIndex + (last - range.startIndex) / 2
      if range[middle] == code { return true }
      range = range[middle] < code ? range[(middle + 1)...] : range[..<middle]
    }
    return false
  }

  /// Whether the category of a feature's value is in the set: its whole part, unless it is negative or from 2^24 on,
  /// which XGBoost takes for no category.
  public func contains(_ value: Float) -> Bool { value >= 0 && value < 16_777_216 && contains(Int(value)) }

  /// The codes, in order.
  public var codes: [Int] {
    words.enumerated().flatMap { place, word in
      (0..<64).filter { word >> UInt64($0) & 1 == 1 }.map { place * 64 + $0 }
    } + largeCodes
  }
}
