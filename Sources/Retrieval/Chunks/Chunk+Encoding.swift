extension Chunk {
  /// The version of the encoding, its first byte.
  static let encodingVersion: UInt8 = 1
  /// The same of an encoding without the text.
  static let provenanceVersion: UInt8 = 2

  /// The chunk as bytes, for the index: about its text and a few bytes a field.
  ///
  /// After the version: id (16 bytes), document, ordinal, token count, header, headings, lines. A line is its text,
  /// span, pointer, headings and fields; a field's value is a place in the line's text where it stands there, and pointers
  /// leave out what they share with the line's. Spans are relative to the one before.
  public func encoded() -> [UInt8] { written(by: ChunkWriter(version: Self.encodingVersion)) }

  /// The chunk as bytes without its text, for places that keep the text on its own: a few bytes a line and field.
  ///
  /// As `encoded`, with the lengths of the header and of the lines' texts instead of the texts.
  public func provenance() -> [UInt8] {
    written(by: ChunkWriter(version: Self.provenanceVersion, leavesTextsOut: true))
  }

  private func written(by writer: ChunkWriter) -> [UInt8] {
    var writer = writer
    writer.write(raw: id.digest)
    writer.write(literal: document.dataSource)
    writer.write(literal: document.key)
    writer.write(ordinal)
    writer.write(tokenCount)
    writer.write(text: header)
    writer.write(headings.count)
    for heading in headings { writer.write(literal: heading) }
    writer.write(lines.count)
    var place = SourceSpan(bytes: 0..<0, lines: 1...1)
    for line in lines { Self.write(line, after: &place, to: &writer) }
    return writer.bytes
  }

  private static func write(_ line: ChunkLine, after place: inout SourceSpan, to writer: inout ChunkWriter) {
    writer.write(text: line.text)
    write(line.span, after: &place, to: &writer)
    write(pointer: line.pointer, under: "", to: &writer)
    writer.write(line.headings.count)
    for heading in line.headings { writer.write(repeating: heading) }
    writer.write(line.fields.count)
    let text = Array(line.text.utf8)
    var searched = 0
    for field in line.fields {
      writer.write(repeating: field.name)
      write(value: Array(field.value.utf8), in: text, from: &searched, to: &writer)
      write(field.span, after: &place, to: &writer)
      write(pointer: field.pointer, under: line.pointer ?? "", to: &writer)
    }
  }

  private static func write(_ span: SourceSpan, after place: inout SourceSpan, to writer: inout ChunkWriter) {
    writer.write(signed: span.bytes.lowerBound - place.bytes.lowerBound)
    writer.write(span.bytes.count)
    writer.write(signed: span.lines.lowerBound - place.lines.lowerBound)
    writer.write(span.lines.count - 1)
    place = span
  }

  /// 0 for none, 1 for the rest after `prefix`, 2 for a whole pointer.
  private static func write(pointer: String?, under prefix: String, to writer: inout ChunkWriter) {
    guard let pointer else { return writer.write(0) }
    let isBelow = pointer.utf8.starts(with: prefix.utf8)
    writer.write(isBelow ? 1 : 2)
    writer.write(
      repeating: isBelow ? String(decoding: pointer.utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : pointer)
  }

  /// One more than the bytes between the value before and this one in the line's text, and the length; or 0 and the
  /// value.
  private static func write(
    value: [UInt8], in text: [UInt8], from searched: inout Int, to writer: inout ChunkWriter
  ) {
    if let place = first(value, in: text, from: searched) {
      writer.write(place - searched + 1)
      writer.write(value.count)
      searched = place + value.count
    } else {
      writer.write(0)
      writer.write(value.count)
      writer.write(raw: value)
    }
  }

  private static func first(_ value: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard let head = value.first, start + value.count <= text.count else { return nil }
    for index in start...(text.count - value.count)
    where text[index] == head && text[index..<index + value.count] == value[...] { return index }
    return nil
  }
}
