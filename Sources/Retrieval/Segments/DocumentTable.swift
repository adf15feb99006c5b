/// The documents of one version of an index: what the next sync is compared with.
public struct DocumentTable: Sendable, Hashable {
  /// The documents by id.
  public var documents: [DocumentID: DocumentEntry]
  /// The data sources in the order of the configuration.
  public var dataSources: [DataSourceEntry]

  /// A table, empty unless said otherwise.
  public init(documents: [DocumentID: DocumentEntry] = [:], dataSources: [DataSourceEntry] = []) {
    self.documents = documents
    self.dataSources = dataSources
  }

  /// The rows that are in use in each segment, with the terms they have. O(documents).
  func liveRows() -> [ULID: (rows: [Range<Int>], length: Int)] {
    var live: [ULID: (rows: [Range<Int>], length: Int)] = [:]
    for location in documents.values.compactMap(\.location) {
      live[location.segment, default: ([], 0)].rows.append(location.rows)
      live[location.segment, default: ([], 0)].length += location.length
    }
    return live
  }
}
