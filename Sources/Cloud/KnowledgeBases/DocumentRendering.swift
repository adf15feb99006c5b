import Retrieval

/// Writes a JSON document as Markdown, because JSON is no type that a Bedrock knowledge base takes
/// (https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base-ds.html).
///
/// The lines are those of our chunks, in pieces of a chunk's size that each begin with where they come from: the service
/// cuts the file anew, and what it cuts then still says what it is about.
struct DocumentRendering {
  /// Hardly any overlap: each line is to be there once.
  private static let chunker = Chunker(.fixedSize(maxTokens: 300, overlapPercentage: 1))

  /// The Markdown of a document; the same document gives the same bytes.
  ///
  /// - Throws: `Diagnostic` with line and column when the document is not JSON.
  static func markdown(of document: Document) throws(Diagnostic) -> [UInt8] {
    var text = "# \(oneLine(document.id.key))\n"
    var previous: [ChunkLine] = []
    for chunk in try chunker.chunks(of: document) {
      if !chunk.header.isEmpty { text += "\n\(oneLine(chunk.header))\n" }
      text += "\n"
      for line in chunk.lines where !previous.contains(line) { text += "- \(oneLine(line.text))\n" }
      previous = chunk.lines
    }
    return Array(text.utf8)
  }

  private static func oneLine(_ text: String) -> String {
    text.contains(where: \.isNewline) ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
  }
}
