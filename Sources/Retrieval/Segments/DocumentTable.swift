import Storage

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

  /// The rows that documents have in a segment.
  struct LiveRows: Hashable {
    var ranges: [Range<Int>] = []
    /// How many terms the rows have in all.
    var length = 0

    var count: Int { ranges.reduce(0) { $0 + $1.count } }

    mutating func add(_ location: RowLocation) {
      ranges.append(location.rows)
      length += location.length
    }
  }

  /// The rows that are in use in each segment. O(documents).
  func liveRows() -> [ULID: LiveRows] {
    var live: [ULID: LiveRows] = [:]
    for location in documents.values.compactMap(\.location) {
      live[location.segment, default: LiveRows()].add(location)
    }
    return live
  }
}
