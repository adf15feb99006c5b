/// A knowledge base that Bedrock manages.
public struct KnowledgeBaseScope: Sendable, Hashable {
  /// Its id: ten letters and digits.
  public var id: String
  /// Where documents are exported to for it, `nil` when they are not.
  public var export: BucketPrefix?

  /// A knowledge base.
  public init(id: String, export: BucketPrefix? = nil) {
    self.id = id
    self.export = export
  }
}
