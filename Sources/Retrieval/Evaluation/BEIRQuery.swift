/// A question of a test collection.
public struct BEIRQuery: Sendable, Hashable {
  /// The id that the judgements use.
  public var id: String
  /// The question.
  public var text: String

  /// A question with its id.
  public init(id: String, text: String) {
    self.id = id
    self.text = text
  }
}
