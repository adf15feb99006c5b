extension Chunk {
  /// Reads what `encoded` writes.
  ///
  /// - Throws: `ChunkDecodingError` for any other bytes: another version, a number out of range, text that is not
  ///   UTF-8, an end too early or too late.
  public init(decoding bytes: [UInt8]) throws(ChunkDecodingError) {
    guard bytes.first == Self.encodingVersion else {
      throw ChunkDecodingError(offset: 0, expected: "version \(Self.encodingVersion)")
    }
    var reader = ChunkReader(bytes, from: 1)
    try self.init(from: &reader)
  }

  /// Reads what `provenance` writes, and takes the text from elsewhere.
  ///
  /// - Throws: `ChunkDecodingError` for any other bytes, or a text that is not the chunk's `text`.
  public init(provenance bytes: [UInt8], text: String) throws(ChunkDecodingError) {
    guard bytes.first == Self.provenanceVersion else {
      throw ChunkDecodingError(offset: 0, expected: "version \(Self.provenanceVersion)")
    }
    var reader = ChunkReader(bytes, from: 1, texts: Array(text.utf8))
    try self.init(from: &reader)
  }

  private init(from reader: inout ChunkReader) throws(ChunkDecodingError) {
    id = ChunkID(digest: Array(try reader.raw(16)))
    document = DocumentID(dataSource: try reader.literal(), key: try reader.literal())
    ordinal = try reader.number(upTo: Int.max, "a position")
    tokenCount = try reader.number(upTo: Int.max, "a number of tokens")
    header = try reader.header()
    headings = []
    for _ in 0..<(try reader.count()) { headings.append(try reader.literal()) }
    lines = []
    var place = SourceSpan(bytes: 0..<0, lines: 1...1)
    for _ in 0..<(try reader.count()) { lines.append(try Self.line(after: &place, from: &reader)) }
    guard reader.isAtEnd else { throw reader.fault("the end") }
    guard !lines.isEmpty else { throw reader.fault("at least one line") }
  }

  private static func line(
    after place: inout SourceSpan, from reader: inout ChunkReader
  ) throws(ChunkDecodingError) -> ChunkLine {
    let text = try reader.text()
    var line = ChunkLine(text: text, span: try span(after: &place, from: &reader))
    line.pointer = try pointer(under: "", from: &reader)
    for _ in 0..<(try reader.count()) { line.headings.append(try reader.repeating()) }
    let utf8 = Array(text.utf8)
    var searched = 0
    for _ in 0..<(try reader.count()) {
      let name = try reader.repeating()
      let value = try value(in: utf8, after: &searched, from: &reader)
      let span = try span(after: &place, from: &reader)
      let pointer = try pointer(under: line.pointer ?? "", from: &reader)
      line.fields.append(ChunkField(name: name, value: value, span: span, pointer: pointer))
    }
    return line
  }

  private static func span(
    after place: inout SourceSpan, from reader: inout ChunkReader
  ) throws(ChunkDecodingError) -> SourceSpan {
    let start = try offset(from: place.bytes.lowerBound, least: 0, &reader)
    let count = try reader.number(upTo: Int.max - start, "a length")
    let line = try offset(from: place.lines.lowerBound, least: 1, &reader)
    let more = try reader.number(upTo: Int.max - line, "a number of lines")
    place = SourceSpan(bytes: start..<start + count, lines: line...line + more)
    return place
  }

  private static func offset(
    from base: Int, least: Int, _ reader: inout ChunkReader
  ) throws(ChunkDecodingError) -> Int {
    let (value, overflow) = base.addingReportingOverflow(try reader.signedNumber())
    guard !overflow, value >= least else { throw reader.fault("a place in the document") }
    return value
  }

  private static func pointer(
    under prefix: String, from reader: inout ChunkReader
  ) throws(ChunkDecodingError) -> String? {
    switch try reader.number(upTo: 2, "a kind of pointer") {
    case 0: nil
    case 1: prefix + (try reader.repeating())
    default: try reader.repeating()
    }
  }

  private static func value(
    in text: [UInt8], after searched: inout Int, from reader: inout ChunkReader
  ) throws(ChunkDecodingError) -> String {
    let distance = try reader.number(upTo: text.count - searched, "a place in the text")
    let bytes: ArraySlice<UInt8>
    if distance == 0 {
      bytes = try reader.raw(try reader.count())
    } else {
      let place = searched + distance - 1
      searched = place + (try reader.number(upTo: text.count - place, "a length"))
      bytes = text[place..<searched]
    }
    guard let value = String(validating: bytes, as: UTF8.self) else { throw reader.fault("UTF-8 text") }
    return value
  }
}
