import JSON

/// Reads a model in JSON as XGBoost writes it, which includes the bare words `NaN` and `Infinity` among numbers.
struct JSONModelInput: ModelInput {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  var place = ModelPlace()
  /// Whether the object or array was just entered, so that no comma is due.
  private var isFirst = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The byte at hand, `nil` at the end.
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  func fault(_ expected: String) -> ModelError {
    let found =
      switch peek {
      case nil: "the end of the file"
      case .some(let byte) where (0x20...0x7E).contains(byte): "\"\(Character(Unicode.Scalar(byte)))\""
      case .some(let byte): "byte 0x\(String(byte, radix: 16))"
      }
    return place.malformed(expected, found: found, byte: index)
  }

  /// Passes over white space and one character.
  mutating func expect(_ character: Unicode.Scalar) throws(ModelError) {
    skipSpace()
    guard peek == UInt8(ascii: character) else { throw fault("\"\(character)\"") }
    index += 1
  }

  /// Passes over the character that ends an object or array, or the comma before its next part.
  private mutating func ends(with character: Unicode.Scalar) throws(ModelError) -> Bool {
    skipSpace()
    let wasFirst = isFirst
    isFirst = false
    if peek == UInt8(ascii: character) {
      index += 1
      return true
    }
    if !wasFirst { try expect(",") }
    skipSpace()
    return false
  }

  mutating func beginObject() throws(ModelError) {
    try expect("{")
    isFirst = true
  }

  mutating func nextKey() throws(ModelError) -> String? {
    if try ends(with: "}") { return nil }
    let key = try string()
    try expect(":")
    place.member = key
    return key
  }

  mutating func beginArray() throws(ModelError) {
    try expect("[")
    isFirst = true
  }

  mutating func nextElement() throws(ModelError) -> Bool { try !ends(with: "]") }

  mutating func string() throws(ModelError) -> String {
    skipSpace()
    let start = index
    let isEscaped = try skipString()
    if !isEscaped { return String(decoding: bytes[start + 1..<index - 1], as: UTF8.self) }
    guard let text = (try? JSONValue(parsing: Array(bytes[start..<index])))?.string else {
      index = start
      throw fault("a string of JSON")
    }
    return text
  }

  /// Passes over a string and says whether it has escapes.
  private mutating func skipString() throws(ModelError) -> Bool {
    guard peek == UInt8(ascii: "\"") else { throw fault("a string") }
    index += 1
    var isEscaped = false
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return isEscaped
      case UInt8(ascii: "\\"):
        isEscaped = true
        index += 2
      default: index += 1
      }
    }
    index = bytes.count
    throw fault("\"\"\" at the end of the string")
  }

  mutating func skipValue() throws(ModelError) {
    var depth = 0
    repeat {
      skipSpace()
      switch peek {
      case nil: throw fault("a value")
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        index += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { throw fault("a value") }
        depth -= 1
        index += 1
      case UInt8(ascii: "\""): _ = try skipString()
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { throw fault("a value") }
        index += 1
      default: skipWord()
      }
    } while depth > 0
  }

  /// Passes over a number or a word, up to what may follow one.
  private mutating func skipWord() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "["),
        UInt8(ascii: "{"), UInt8(ascii: "\""), 0...0x20:
        return
      default: index += 1
      }
    }
  }

  mutating func end() throws(ModelError) {
    skipSpace()
    guard index >= bytes.count else { throw fault("the end of the file") }
  }
}
