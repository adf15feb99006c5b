/// Takes a statement apart: strings, names in quotes and comments are units.
///
/// As SQLite does (sqlite.org/lang.html), or as Trino does (its grammar `SqlBase.g4`): there a bracket is a sign, a grave accent
/// is nothing, and a carriage return ends a comment too.
struct SQLTokenizer {
  /// Where the comments are.
  private(set) var comments: [Range<Int>] = []
  /// Whether the text ends inside a comment between `/*` and `*/`.
  private(set) var endsInComment = false
  private let bytes: [UInt8]
  private let dialect: QueryDialect
  private var position = 0

  /// A tokenizer at the beginning of a text.
  init(_ bytes: [UInt8], _ dialect: QueryDialect = .sqlite) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// The tokens of a text for SQLite, without white space and comments. O(bytes).
  static func tokens(_ bytes: [UInt8]) -> [SQLToken] {
    var tokenizer = SQLTokenizer(bytes)
    return tokenizer.tokens()
  }

  /// The tokens from here on, without white space and comments. O(bytes).
  mutating func tokens() -> [SQLToken] {
    var tokens: [SQLToken] = []
    while let token = next() { tokens.append(token) }
    return tokens
  }

  private func byte(_ ahead: Int = 0) -> UInt8? {
    bytes.indices.contains(position + ahead) ? bytes[position + ahead] : nil
  }

  private mutating func next() -> SQLToken? {
    skipSpace()
    guard let first = byte() else { return nil }
    let start = position
    let kind = scan(first)
    position = max(position, start + 1)
    return SQLToken(
      kind: kind, range: start..<position, text: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func scan(_ first: UInt8) -> SQLToken.Kind {
    switch first {
    case UInt8(ascii: "'"): return quoted(first) ? .string : .invalid
    case UInt8(ascii: "\""): return quoted(first) ? .quotedName : .invalid
    case UInt8(ascii: "`"): return quoted(first) && dialect == .sqlite ? .quotedName : .invalid
    case UInt8(ascii: "[") where dialect == .sqlite: return bracketed()
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      guard byte(1) == UInt8(ascii: "'") else { return word() }
      position += 1
      return quoted(UInt8(ascii: "'")) ? .blob : .invalid
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: ".") where byte(1).map(Self.isDigit) == true: return number()
    case UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "$"), UInt8(ascii: ":"): return variable()
    case _ where Self.isNameByte(first): return word()
    default: return symbol()
    }
  }

  private mutating func skipSpace() {
    while let next = byte() {
      if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(next) {
        position += 1
      } else if next == 0xEF, byte(1) == 0xBB, byte(2) == 0xBF {
        position += 3
      } else if next == UInt8(ascii: "-"), byte(1) == UInt8(ascii: "-") {
        let start = position
        while let other = byte(), other != 0x0A, other != 0x0D || dialect == .sqlite { position += 1 }
        comments.append(start..<position)
      } else if next == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "*"), byte(2) != nil || dialect == .athena {
        let start = position
        skipComment()
        comments.append(start..<position)
      } else {
        return
      }
    }
  }

  private mutating func skipComment() {
    position += 2
    while let next = byte() {
      position += 1
      guard next == UInt8(ascii: "*"), byte() == UInt8(ascii: "/") else { continue }
      position += 1
      return
    }
    endsInComment = true
  }

  /// Goes behind the closing quote; a doubled one belongs to the text. `false` when the text ends first.
  private mutating func quoted(_ quote: UInt8) -> Bool {
    position += 1
    while let next = byte() {
      position += 1
      guard next == quote else { continue }
      if byte() != quote { return true }
      position += 1
    }
    return false
  }

  /// A name in brackets, or the bracket alone where it is Trino's subscript or array.
  private mutating func bracketed() -> SQLToken.Kind {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")) else { return .invalid }
    position = end + 1
    return .quotedName
  }

  private mutating func number() -> SQLToken.Kind {
    while let next = byte() {
      let isExponentSign =
        (next == UInt8(ascii: "+") || next == UInt8(ascii: "-")) && [0x45, 0x65].contains(byte(-1) ?? 0)
        && !bytes[..<position].suffix(2).starts(with: [UInt8(ascii: "0"), UInt8(ascii: "x")])
      guard Self.isNameByte(next) || next == UInt8(ascii: ".") || isExponentSign else { break }
      position += 1
    }
    return .number
  }

  private mutating func variable() -> SQLToken.Kind {
    if byte() == UInt8(ascii: ":"), byte(1) == UInt8(ascii: ":") {
      position += 2
      return .symbol
    }
    position += 1
    while let next = byte(), Self.isNameByte(next) { position += 1 }
    return .variable
  }

  private mutating func word() -> SQLToken.Kind {
    while let next = byte(), Self.isNameByte(next) { position += 1 }
    return .word
  }

  private mutating func symbol() -> SQLToken.Kind {
    let pairs: [String] = ["||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->"]
    if let second = byte(1), let first = byte(), pairs.contains(String(decoding: [first, second], as: UTF8.self)) {
      position += 2
    } else {
      position += 1
    }
    return .symbol
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x24, 0x80...: true
    default: false
    }
  }
}
