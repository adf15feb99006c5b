/// A document of a test collection.
public struct BEIRDocument: Sendable, Hashable {
  /// The id that the judgements use.
  public var id: String
  /// The title, empty for none.
  public var title: String
  /// The text.
  public var text: String

  /// A document with all its parts.
  public init(id: String, title: String = "", text: String) {
    self.id = id
    self.title = title
    self.text = text
  }

  /// What is indexed: the title and the text, a line each.
  public var content: String { title.isEmpty ? text : title + "\n" + text }
}
