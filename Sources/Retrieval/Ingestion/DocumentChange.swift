/// What an ingestion does, or would do, with one document.
public struct DocumentChange: Sendable, Hashable {
  /// Why something is to be done.
  public enum Kind: String, Sendable, Hashable {
    /// The document is not in the index yet.
    case new
    /// Its content changed.
    case modified
    /// Only its metadata changed.
    case metadata
    /// It is gone.
    case deleted
    /// It stays as it is, but everything is indexed anew.
    case reindexed
  }

  /// A chunk that comes, goes, or takes another's place.
  public enum ChunkChange: Sendable, Hashable {
    /// The chunk is new.
    case added(Chunk)
    /// The chunk goes; only its id is known without reading the old text.
    case removed(ChunkID)
    /// The chunk takes the place of the one with this id.
    case changed(from: ChunkID, to: Chunk)
  }

  /// The document.
  public var document: DocumentID
  /// Why something is to be done.
  public var kind: Kind
  /// Its chunks that come and go, in the order of the document; unchanged ones are left out.
  public var chunks: [ChunkChange]
  /// How many of its chunks stay as they are.
  public var unchangedChunks: Int

  /// What is to be done with a document.
  public init(document: DocumentID, kind: Kind, chunks: [ChunkChange], unchangedChunks: Int) {
    self.document = document
    self.kind = kind
    self.chunks = chunks
    self.unchangedChunks = unchangedChunks
  }

  /// The difference between the chunks that a document had and those that it has now.
  ///
  /// Chunks that come pair up with chunks that go, in order: these took the others' place.
  init(document: DocumentID, kind: Kind, old: [ChunkID], new: [Chunk]) {
    let before = Set(old)
    let after = Set(new.map(\.id))
    var going = old.filter { !after.contains($0) }[...]
    var changes: [ChunkChange] = []
    for chunk in new where !before.contains(chunk.id) {
      changes.append(going.popFirst().map { .changed(from: $0, to: chunk) } ?? .added(chunk))
    }
    changes += going.map(ChunkChange.removed)
    self.init(
      document: document, kind: kind, chunks: changes, unchangedChunks: new.count { before.contains($0.id) })
  }
}
