/// A line of a chunk: the smallest piece that is never cut, with its place in the document.
public struct ChunkLine: Sendable, Hashable {
  /// The text as it is embedded and shown.
  public var text: String
  /// Where it comes from.
  public var span: SourceSpan
  /// The JSON pointer of the object, array or value that the line renders, in JSON documents.
  public var pointer: String?
  /// The titles of the sections that it stands in below those that all lines of the chunk share, in Markdown documents.
  public var headings: [String]
  /// The named values of the line; empty in prose.
  public var fields: [ChunkField]

  /// A line with its place.
  public init(
    text: String, span: SourceSpan, pointer: String? = nil, headings: [String] = [], fields: [ChunkField] = []
  ) {
    self.text = text
    self.span = span
    self.pointer = pointer
    self.headings = headings
    self.fields = fields
  }
}
