import Retrieval

/// What one version of an index holds, document by document: for looking at, not for searching.
public struct IndexContents: Sendable {
  /// The version.
  public let snapshot: Snapshot
  /// Its documents and data sources.
  public let table: DocumentTable

  init(snapshot: Snapshot, table: DocumentTable) {
    self.snapshot = snapshot
    self.table = table
  }

  /// The documents in the order of their ids.
  public var documents: [DocumentEntry] { table.documents.values.sorted { $0.id < $1.id } }

  /// The chunks of a document, in its order; none for one that is not in the index. O(bytes of its chunks).
  public func chunks(of document: DocumentID) throws -> [Chunk] {
    try table.documents[document]?.location.map(snapshot.chunks) ?? []
  }

  /// The document that a name means: its key, its URI, its local path, or the end of one key.
  ///
  /// - Throws: `WorkspaceError` when it means none, or several.
  public func document(named name: String, from directory: LocalPath) throws(WorkspaceError) -> DocumentEntry {
    let path = LocalPath(name, relativeTo: directory)
    let paths = [path, path.resolved].compactMap(\.self).map(\.description)
    let candidates = [
      documents.filter { $0.id.key == name || $0.uri == name },
      documents.filter { entry in
        table.dataSources.contains {
          $0.id == entry.id.dataSource && paths.contains(LocalPath($0.root).appending(entry.id.key).description)
        }
      },
      documents.filter { $0.id.key.hasSuffix("/" + name) },
    ]
    guard let found = candidates.first(where: { !$0.isEmpty }), let first = found.first else {
      let nearest = Spelling.nearest(to: name, among: documents.map(\.id.key))
      throw WorkspaceError(
        .notFound, "no document \(name) in the index",
        remedies: (nearest.map { ["Did you mean: \($0)"] } ?? []) + ["See the documents: kb inspect"])
    }
    guard found.count == 1 else {
      throw WorkspaceError(
        .notFound, "\(name) may mean \(found.count) documents", reason: found.map(\.uri).joined(separator: ", "),
        remedies: ["Name one by its URI"])
    }
    return first
  }
}

extension Workspace {
  /// What the newest version of the index holds.
  ///
  /// - Throws: `WorkspaceError` when there is no index yet; `StorageError` when it is damaged.
  public func contents() async throws -> IndexContents {
    guard let snapshot = try await index.current() else { throw withoutIndex }
    return IndexContents(snapshot: snapshot, table: try await index.documents(of: snapshot))
  }

  /// The error of a command that needs an index.
  public var withoutIndex: WorkspaceError {
    WorkspaceError(
      .notConfigured, "there is no index yet", reason: "\(selection.stateDirectory) has none",
      remedies: ["Make it from the documents: kb sync", "See what would be done: kb plan"])
  }
}
