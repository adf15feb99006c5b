/// Reads the XML of S3's answers event by event: elements, text and references (https://www.w3.org/TR/xml/).
///
/// Attributes, comments and processing instructions are skipped; a document type, and with it entities of its own, is
/// refused. Size and depth are bounded, memory is what one text takes. O(bytes) for the whole text.
struct S3XMLReader {
  /// The longest text that is read, in bytes: 1,000 keys of 1,024 bytes, each byte as `%XX`, and some.
  static let maximumBytes = 16 << 20
  /// How deep elements may nest.
  static let maximumDepth = 32

  let bytes: [UInt8]
  var offset = 0
  private var open: [String] = []
  private var pendingEnd: String?
  private var sawRoot = false

  /// A reader at the beginning of a text.
  ///
  /// - Throws: `S3XMLError` for a text that is too long or not UTF-8.
  init(_ bytes: [UInt8]) throws(S3XMLError) {
    guard bytes.count <= Self.maximumBytes else {
      throw S3XMLError(offset: Self.maximumBytes, expected: "the end")
    }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw S3XMLError(offset: 0, expected: "UTF-8") }
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The next event, `nil` at the end of the text.
  ///
  /// - Throws: `S3XMLError`.
  mutating func next() throws(S3XMLError) -> S3XMLEvent? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    while offset < bytes.count {
      if let event = try step() { return event }
    }
    guard open.isEmpty, sawRoot else { throw expected(open.last.map { "the end of \($0)" } ?? "an element") }
    return nil
  }

  /// One piece of markup or text; `nil` when it was one that is skipped.
  private mutating func step() throws(S3XMLError) -> S3XMLEvent? {
    guard bytes[offset] == UInt8(ascii: "<") else { return try characters() }
    if skip("<!--") { return try skipped(until: "-->") }
    if skip("<?") { return try skipped(until: "?>") }
    if skip("<![CDATA[") { return try section() }
    if skip("</") { return try endTag() }
    if skip("<!") { throw expected("an element, not a document type") }
    offset += 1
    return try startTag()
  }

  private mutating func startTag() throws(S3XMLError) -> S3XMLEvent {
    guard !open.isEmpty || !sawRoot else { throw expected("one root element") }
    guard open.count < Self.maximumDepth else { throw expected("at most \(Self.maximumDepth) levels") }
    let name = try name()
    sawRoot = true
    while true {
      skipSpace()
      if skip("/>") {
        pendingEnd = name
        return .start(name)
      }
      if skip(">") {
        open.append(name)
        return .start(name)
      }
      try attribute()
    }
  }

  private mutating func endTag() throws(S3XMLError) -> S3XMLEvent {
    let name = try name()
    skipSpace()
    guard let last = open.popLast(), last == name, skip(">") else { throw expected("the end of the open element") }
    return .end(name)
  }

  private mutating func attribute() throws(S3XMLError) {
    _ = try name()
    skipSpace()
    guard skip("=") else { throw expected("=") }
    skipSpace()
    guard skip("\"") || skip("'") else { throw expected("a quoted value") }
    let quote = bytes[offset - 1]
    while offset < bytes.count, bytes[offset] != quote, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    guard offset < bytes.count, bytes[offset] == quote else { throw expected("the end of the value") }
    offset += 1
  }

  private mutating func characters() throws(S3XMLError) -> S3XMLEvent? {
    let start = offset
    var text: [UInt8] = []
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") {
      if bytes[offset] == UInt8(ascii: "&") {
        try text.append(contentsOf: reference())
      } else {
        text.append(bytes[offset])
        offset += 1
      }
    }
    guard open.isEmpty else { return .text(String(decoding: text, as: UTF8.self)) }
    guard text.allSatisfy(Self.isSpace) else { throw S3XMLError(offset: start, expected: "an element") }
    return nil
  }

  private mutating func section() throws(S3XMLError) -> S3XMLEvent? {
    guard !open.isEmpty else { throw expected("an element") }
    let start = offset
    try skipped(until: "]]>")
    let text = bytes[start..<(offset - 3)]
    return text.isEmpty ? nil : .text(String(decoding: text, as: UTF8.self))
  }
}
