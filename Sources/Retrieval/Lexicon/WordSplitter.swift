/// Cuts a text into lower-case words.
///
/// A word is a run of letters, digits and combining marks, so `snake_case` gives two. Rules beyond that:
/// - A point between two digits stays, so `0.23` is one word; `7` is a word.
/// - `camelCase` gives its parts and then the whole; `mRNA` and `MiniLM` are one word each, because a capital begins a
///   part only between two lower-case letters on either side.
/// - An ideograph, hiragana or katakana letter is a word by itself.
/// - A longer run than `maximumLength` bytes is cut there.
struct WordSplitter {
  /// The most bytes a word can have.
  static let maximumLength = 64

  private var word: [UInt8] = []
  /// Where the parts of a camel-case word begin, without the first.
  private var partStarts: [Int] = []
  /// The lower-case ASCII letters just before the place at hand.
  private var lowerRun = 0

  init() { word.reserveCapacity(Self.maximumLength + 4) }

  /// Calls `body` with the UTF-8 bytes of each word, in order. O(bytes).
  mutating func forEachWord(in text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { split($0, body) }
    if isDone == nil { Array(text.utf8).withUnsafeBufferPointer { split($0, body) } }
  }

  private mutating func split(_ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x61...0x7A:
        append(byte, body)
        lowerRun += 1
      case 0x30...0x39: append(byte, body)
      case 0x41...0x5A:
        if lowerRun >= 2, isLower(text, index + 1), isLower(text, index + 2) { partStarts.append(word.count) }
        append(byte | 0x20, body)
        lowerRun = 0
      case UInt8(ascii: ".") where isDigit(text, index - 1) && isDigit(text, index + 1): append(byte, body)
      case 0x80...: index += appendScalar(at: index, in: text, body) - 1
      default: flush(body)
      }
      if !(0x61...0x7A).contains(byte) { lowerRun = 0 }
      index += 1
    }
    flush(body)
  }

  private func isLower(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index < text.count && (0x61...0x7A).contains(text[index])
  }

  private func isDigit(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    index >= 0 && index < text.count && (0x30...0x39).contains(text[index])
  }

  private mutating func append(_ byte: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if word.count >= Self.maximumLength { flush(body) }
    word.append(byte)
  }

  /// Takes a scalar outside ASCII and says how many bytes it has.
  private mutating func appendScalar(
    at index: Int, in text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Void
  ) -> Int {
    var iterator = text[index...].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      flush(body)
      return 1
    }
    if WordSplitter.standsAlone(scalar) {
      flush(body)
      word.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
      flush(body)
    } else if WordSplitter.belongsToWord(scalar) {
      let lower = Array(scalar.properties.lowercaseMapping.utf8)
      if word.count + lower.count > Self.maximumLength { flush(body) }
      word.append(contentsOf: lower)
    } else {
      flush(body)
    }
    return UTF8.width(scalar)
  }

  private mutating func flush(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard !word.isEmpty else { return }
    word.withUnsafeBufferPointer { bytes in
      if !partStarts.isEmpty {
        var start = 0
        for end in partStarts + [bytes.count] {
          body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
          start = end
        }
      }
      body(bytes)
    }
    word.removeAll(keepingCapacity: true)
    partStarts.removeAll(keepingCapacity: true)
    lowerRun = 0
  }

  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic || (0x3041...0x30FF).contains(scalar.value)
  }

  private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
