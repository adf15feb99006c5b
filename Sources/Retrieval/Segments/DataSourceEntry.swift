/// A data source that documents of an index come from.
public struct DataSourceEntry: Sendable, Hashable {
  /// The id, as configured.
  public var id: String
  /// Where its documents live, for people to read.
  public var root: String

  /// A data source with its root.
  public init(id: String, root: String) {
    self.id = id
    self.root = root
  }
}
