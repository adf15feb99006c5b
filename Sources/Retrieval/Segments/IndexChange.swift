/// What a commit does to the documents of an index.
///
/// It is applied to the newest version at the time: what another writer changed meanwhile stays, except for documents
/// that are named here.
public struct IndexChange: Sendable, Hashable {
  /// Documents that go.
  public var removed: Set<DocumentID>
  /// Documents that come, or replace one of the same id; their rows are in `segment`.
  public var added: [DocumentEntry]
  /// The new rows, `nil` where no added document has any.
  public var segment: SealedSegment?
  /// Documents of which only the file's stamp is new; their rows stay where they are.
  public var touched: [DocumentEntry]
  /// The data sources that were read: they replace those of the same id.
  public var dataSources: [DataSource]
  /// The ids of data sources that are forgotten.
  public var forgottenDataSources: Set<String>
  /// What the new vectors have in common.
  public var settings: IndexSettings
  /// Whether all documents that are not in `added` go: for other settings than before.
  public var replacesEverything: Bool

  /// A change; of nothing unless said otherwise.
  public init(
    settings: IndexSettings, removed: Set<DocumentID> = [], added: [DocumentEntry] = [], segment: SealedSegment? = nil,
    touched: [DocumentEntry] = [], dataSources: [DataSource] = [], forgottenDataSources: Set<String> = [],
    replacesEverything: Bool = false
  ) {
    self.settings = settings
    self.removed = removed
    self.added = added
    self.segment = segment
    self.touched = touched
    self.dataSources = dataSources
    self.forgottenDataSources = forgottenDataSources
    self.replacesEverything = replacesEverything
  }
}
