/// Reads what `ChunkWriter` writes; every number and string is checked against the bytes there are.
struct ChunkReader {
  private let bytes: [UInt8]
  private(set) var index: Int
  private var known: [String] = []
  /// The texts that the writer left out, joined by line feeds; `nil` when they are among the bytes.
  private let texts: [UInt8]?
  private var textIndex = 0

  init(_ bytes: [UInt8], from index: Int, texts: [UInt8]? = nil) {
    self.bytes = bytes
    self.index = index
    self.texts = texts
  }

  var isAtEnd: Bool { index == bytes.count && textIndex == texts?.count ?? 0 }

  func fault(_ expected: String) -> ChunkDecodingError { ChunkDecodingError(offset: index, expected: expected) }

  mutating func number() throws(ChunkDecodingError) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      guard index < bytes.count else { throw fault("a number") }
      let byte = bytes[index]
      index += 1
      if shift == 63, byte > 1 { throw fault("a number of 64 bits") }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(Int64(bitPattern: value)) }
    }
    throw fault("a number of 64 bits")
  }

  /// A number from 0 to `limit`.
  mutating func number(upTo limit: Int, _ what: String) throws(ChunkDecodingError) -> Int {
    let value = try number()
    guard value >= 0, value <= limit else { throw fault("\(what) of at most \(limit)") }
    return value
  }

  mutating func signedNumber() throws(ChunkDecodingError) -> Int {
    let value = try number()
    return Int(bitPattern: UInt(bitPattern: value) >> 1) ^ -(value & 1)
  }

  /// A count of things that take at least one byte each.
  mutating func count() throws(ChunkDecodingError) -> Int { try number(upTo: bytes.count - index, "a count") }

  mutating func raw(_ count: Int) throws(ChunkDecodingError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= bytes.count - index else { throw fault("\(count) bytes") }
    defer { index += count }
    return bytes[index..<index + count]
  }

  mutating func literal() throws(ChunkDecodingError) -> String {
    let slice = try raw(try count())
    guard let text = String(validating: slice, as: UTF8.self) else { throw fault("UTF-8 text") }
    return text
  }

  /// A header that is not empty is the first line of the text.
  mutating func header() throws(ChunkDecodingError) -> String {
    guard let texts else { return try literal() }
    let length = try number(upTo: texts.count, "a length of text")
    return length == 0 ? "" : try piece(of: texts, length)
  }

  /// The text of a line.
  mutating func text() throws(ChunkDecodingError) -> String {
    guard let texts else { return try literal() }
    return try piece(of: texts, try number(upTo: texts.count - textIndex, "a length of text"))
  }

  /// The next piece of the texts; a line feed stands between it and one that follows.
  private mutating func piece(of texts: [UInt8], _ length: Int) throws(ChunkDecodingError) -> String {
    let end = textIndex + length
    guard let text = String(validating: texts[textIndex..<end], as: UTF8.self) else { throw fault("UTF-8 text") }
    textIndex = end
    if end < texts.count {
      guard texts[end] == 0x0A else { throw fault("the text of this chunk") }
      textIndex += 1
    }
    return text
  }

  mutating func repeating() throws(ChunkDecodingError) -> String {
    let number = try number(upTo: known.count, "the number of a string")
    if number > 0 { return known[number - 1] }
    let text = try literal()
    known.append(text)
    return text
  }
}
