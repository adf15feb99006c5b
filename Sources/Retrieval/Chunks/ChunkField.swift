/// A named value inside a line of a chunk: a member of a JSON object, a cell of a table row or CSV record.
public struct ChunkField: Sendable, Hashable {
  /// The key, column title, or path of keys joined by ` > `.
  public var name: String
  /// The value as it stands in the document (a string without its quotation marks).
  public var value: String
  /// Where the value stands.
  public var span: SourceSpan
  /// The JSON pointer of the value, in JSON documents.
  public var pointer: String?

  /// A field with its place.
  public init(name: String, value: String, span: SourceSpan, pointer: String? = nil) {
    self.name = name
    self.value = value
    self.span = span
    self.pointer = pointer
  }
}
