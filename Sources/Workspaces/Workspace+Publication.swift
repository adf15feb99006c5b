import Cloud
import Retrieval

extension Workspace {
  /// Makes the managed index hold what the local one holds; `nil` when the settings name none.
  ///
  /// - Throws: `WorkspaceError` when there is no local index yet; what `VectorIndexPublisher.publish` throws.
  public func publish(
    progress: @escaping @Sendable (PublicationProgress) -> Void = { _ in }
  ) async throws -> PublicationReport? {
    guard case .vectorIndex(let location) = settings.knowledgeBase.index else { return nil }
    guard let snapshot = try await index.current() else { throw withoutIndex }
    let target = VectorIndex(client: try await cloud.client(), location: location, spending: cloud.spending)
    return try await VectorIndexPublisher(index: target).publish(snapshot, progress: progress)
  }

  /// Finds out what `publish` would put of the local index as it is; `nil` when the settings name no managed index, or
  /// there is no local one yet.
  ///
  /// - Throws: what `VectorIndexPublisher.plan` throws.
  public func publicationPlan() async throws -> PublicationPlan? {
    guard case .vectorIndex(let location) = settings.knowledgeBase.index else { return nil }
    guard let snapshot = try await index.current() else { return nil }
    let target = VectorIndex(client: try await cloud.client(), location: location, spending: cloud.spending)
    return try await VectorIndexPublisher(index: target).plan(snapshot)
  }

  /// Makes the managed knowledge base take in its data sources, and follows its jobs; `nil` when the settings name none.
  ///
  /// - Throws: what `KnowledgeBaseIngestion.run` throws.
  public func ingestManagedDocuments(
    progress: @Sendable (IngestionJobRun) -> Void = { _ in }
  ) async throws -> [IngestionJobRun]? {
    guard case .knowledgeBase(let id) = settings.knowledgeBase.index else { return nil }
    let ingestion = KnowledgeBaseIngestion(
      client: try await cloud.client(), id: id, clock: ContinuousClock(), random: SystemRandom.bytes)
    return try await ingestion.run(progress: progress)
  }

  /// Writes the documents as a Bedrock knowledge base takes them, to a folder or a bucket.
  ///
  /// - Throws: `WorkspaceError` when there are no documents; what `KnowledgeBaseExport.run` throws.
  public func export(
    to destination: DocumentDestination, progress: @escaping @Sendable (_ documents: Int, _ total: Int) -> Void
  ) async throws -> ExportReport {
    guard !selection.dataSources.isEmpty else { throw DocumentSelection.nothingToChoose(in: settings.root) }
    try await updateMirrors()
    let export = KnowledgeBaseExport(selection.dataSources)
    switch destination {
    case .folder(let path): return try await export.run(to: .folder(path.description), progress: progress)
    case .bucket(let address):
      let bucket = ExportDestination.bucket(
        client: try await cloud.client(), name: address.bucket, prefix: address.prefix)
      return try await export.run(to: bucket, progress: progress)
    }
  }

  /// Brings the local copies of documents in buckets up to date; their diagnostics are those of what cannot be copied.
  ///
  /// - Throws: what `S3DocumentMirror.update` throws.
  @discardableResult
  func updateMirrors() async throws -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for mirror in selection.mirrors {
      let copy = S3DocumentMirror(
        client: try await cloud.client(), bucket: mirror.address.bucket, prefix: mirror.address.prefix,
        folder: mirror.folder.description, dataSource: mirror.id)
      let report = try await copy.update()
      guard report.listed > 0 else {
        throw WorkspaceError(
          .notConfigured, "nothing is at s3://\(mirror.address.bucket)/\(mirror.address.prefix)",
          reason: "the data source \"\(mirror.id)\" names it; the index stays as it is",
          remedies: ["Correct \"path\" in kb.json, or put documents there"])
      }
      diagnostics += report.diagnostics
    }
    return diagnostics
  }
}
