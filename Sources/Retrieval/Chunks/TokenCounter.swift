/// Estimates into how many tokens a subword tokenizer cuts a text.
///
/// The tokenizers of Bedrock's models are not public, so this is an approximation by rule, the same on every
/// machine: a word is one token for every seven letters begun, digits are one for every three begun, a punctuation
/// mark is one, white space none. On English prose that comes to about 4/3 tokens a word, the usual figure of
/// subword tokenizers. Letters of other alphabets weigh two to three times as much, as subword vocabularies hold
/// fewer of their words; a Chinese, Japanese or Korean character is one token, a character beyond the basic plane
/// (an emoji) two.
public struct TokenCounter: Sendable, Hashable {
  /// A counter; all are alike.
  public init() {}

  /// The number of tokens of a text, 0 for white space alone.
  ///
  /// A line feed or space between two texts makes the count of the whole the sum of the counts.
  /// - Complexity: O(bytes).
  public func count(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { Self.count($0) }
  }

  /// The number of tokens of UTF-8 bytes; a byte that is none counts as punctuation.
  public func count(utf8 bytes: some Sequence<UInt8>) -> Int {
    bytes.withContiguousStorageIfAvailable { Self.count($0) } ?? Array(bytes).withUnsafeBufferPointer(Self.count)
  }

  private static let lettersPerToken = 7
  private static let digitsPerToken = 3

  private enum Kind {
    case space
    case letter(weight: Int)
    case digit
    case mark(tokens: Int)
  }

  private static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var tokens = 0
    var letters = 0
    var digits = 0
    var index = 0
    while index < bytes.count {
      let (kind, length) = kind(at: index, in: bytes)
      index += length
      if case .letter(let weight) = kind { letters += weight } else { flush(&letters, lettersPerToken, &tokens) }
      if case .digit = kind { digits += 1 } else { flush(&digits, digitsPerToken, &tokens) }
      if case .mark(let count) = kind { tokens += count }
    }
    flush(&letters, lettersPerToken, &tokens)
    flush(&digits, digitsPerToken, &tokens)
    return tokens
  }

  @inline(__always)
  private static func flush(_ run: inout Int, _ size: Int, _ tokens: inout Int) {
    guard run > 0 else { return }
    tokens += (run + size - 1) / size
    run = 0
  }

  @inline(__always)
  private static func kind(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (Kind, length: Int) {
    let byte = bytes[index]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return (.letter(weight: 1), 1)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return (.digit, 1)
    case 0...0x20, 0x7F: return (.space, 1)
    case 0..<0x80: return (.mark(tokens: 1), 1)
    default: return wideKind(at: index, in: bytes)
    }
  }

  private static func wideKind(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (Kind, length: Int) {
    let byte = UInt32(bytes[index])
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
    guard byte >= 0xC2, index + length <= bytes.count else { return (.mark(tokens: 1), 1) }
    if length == 4 { return (.mark(tokens: 2), 4) }
    var scalar = byte & (length == 2 ? 0x1F : 0x0F)
    for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (kind(of: scalar), length)
  }

  /// The kind of a character from U+0080 to U+FFFF, by Unicode's blocks.
  private static func kind(of scalar: UInt32) -> Kind {
    switch scalar {
    case 0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x3000, 0xFEFF: .space
    case 0xAA, 0xB5, 0xBA, 0xC0...0x24F, 0x300...0x36F, 0x1E00...0x1EFF: .letter(weight: 1)
    case 0x80...0xBF: .mark(tokens: 1)
    case 0x250...0x7FF: .letter(weight: 2)
    case 0x800...0x1FFF: .letter(weight: 3)
    default: .mark(tokens: 1)
    }
  }
}
