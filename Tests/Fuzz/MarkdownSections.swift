import Retrieval

/// Whatever the bytes: Markdown is cut into chunks that lie in the document, in the order of its bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let document = Document(
    id: DocumentID(dataSource: "fuzz", key: "notes.md"), uri: "", format: .markdown, bytes: bytes)
  do {
    var previous = 0
    for chunk in try Chunker(.fixedSize(maxTokens: 40, overlapPercentage: 10)).chunks(of: document) {
      guard let span = chunk.span else { preconditionFailure("a chunk without lines") }
      precondition(span.bytes.upperBound <= count && span.bytes.upperBound >= previous, "\(span) after \(previous)")
      precondition(chunk.lines.allSatisfy { !$0.text.isEmpty }, "an empty line")
      previous = span.bytes.upperBound
    }
  } catch {
    preconditionFailure("Markdown cannot be wrong, yet: \(error)")
  }
  return 0
}
