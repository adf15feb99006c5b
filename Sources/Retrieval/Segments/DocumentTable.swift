/// The documents of one version of an index: what the next sync is compared with.
public struct DocumentTable: Sendable, Hashable {
  /// The documents by id.
  public var documents: [DocumentID: DocumentEntry]
  /// The data sources in the order of the configuration.
  public var dataSources: [DataSource]

  /// A table, empty unless said otherwise.
  public init(documents: [DocumentID: DocumentEntry] = [:], dataSources: [DataSource] = []) {
    self.documents = documents
    self.dataSources = dataSources
  }

  /// Takes in data sources, replacing those of the same id. O(data sources²).
  mutating func remember(_ sources: [DataSource], forgetting forgotten: Set<String>) {
    dataSources.removeAll { forgotten.contains($0.id) }
    for source in sources {
      if let index = dataSources.firstIndex(where: { $0.id == source.id }) {
        dataSources[index] = source
      } else {
        dataSources.append(source)
      }
    }
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
