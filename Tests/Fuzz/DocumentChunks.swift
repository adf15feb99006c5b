import Retrieval

/// Whatever the bytes, in each format: chunking ends with chunks whose places lie in the document and whose encoding
/// reads back, or with a diagnostic. The first byte picks the format, the second the size of chunks.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: start, count: count)
  guard count > 2 else { return 0 }
  let format = DocumentFormat.allCases[Int(input[0]) % DocumentFormat.allCases.count]
  let maxTokens = 1 + Int(input[1])
  let document = Document(
    id: DocumentID(dataSource: "fuzz", key: "folder/some_file"), uri: "", format: format, bytes: Array(input[2...]))
  let chunker = Chunker(.fixedSize(maxTokens: maxTokens, overlapPercentage: 20))
  do {
    for chunk in try chunker.chunks(of: document) { check(chunk, of: document, maxTokens: maxTokens) }
  } catch {
    precondition(error.line ?? 0 > 0 && error.column ?? 0 > 0, "\(error)")
  }
  return 0
}

private func check(_ chunk: Chunk, of document: Document, maxTokens: Int) {
  let whole = 0..<document.bytes.count
  for line in chunk.lines {
    precondition(!line.text.utf8.contains(0x0A), "a line feed in a line")
    for span in [line.span] + line.fields.map(\.span) {
      precondition(whole.lowerBound <= span.bytes.lowerBound && span.bytes.upperBound <= whole.upperBound)
    }
  }
  precondition(chunk.tokenCount <= maxTokens || chunk.lines.count == 1, "\(chunk.tokenCount) tokens of \(maxTokens)")
  precondition(chunk.tokenCount == TokenCounter().count(chunk.text))
  let copy = try? Chunk(decoding: chunk.encoded())
  precondition(copy == chunk, "an encoded chunk reads back as another one")
}
