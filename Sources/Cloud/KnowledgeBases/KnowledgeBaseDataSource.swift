import JSON

/// A data source of a managed knowledge base.
public struct KnowledgeBaseDataSource: Sendable, Hashable {
  /// The id: 10 letters and digits.
  public let id: String
  /// The name.
  public let name: String
  /// `AVAILABLE`, `DELETING` or `DELETE_UNSUCCESSFUL`.
  public let status: String

  /// The data source that an answer holds, `nil` when it has no id.
  init?(_ value: JSONValue) {
    guard let id = value["dataSourceId"]?.string else { return nil }
    self.id = id
    name = value["name"]?.string ?? id
    status = value["status"]?.string ?? ""
  }
}
