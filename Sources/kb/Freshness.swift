import Retrieval
import Workspaces

/// Keeps questions from being answered out of an old index: where embedding costs nothing, a command that reads the index
/// brings it up to date first.
enum Freshness {
  /// The newest version of a workspace's index, brought up to date with the documents where that is allowed.
  ///
  /// What was done, and what could not be, is said in one line each on stderr. An index that cannot be written is read
  /// as it is.
  /// - Throws: `WorkspaceError` when there is no index; what `Workspace.sync` throws when it makes the first.
  static func upToDate(
    _ workspace: Workspace, console: Console, isAllowed: Bool
  ) async throws -> KnowledgeBase {
    if isAllowed, !workspace.settings.knowledgeBase.index.isSelfContained {
      do {
        try await synchronize(workspace, console)
      } catch let error where !(error is CancellationError) {
        guard let knowledgeBase = try? await workspace.knowledgeBase() else { throw error }
        console.note(
          "warning: the index could not be brought up to date, this is \(knowledgeBase.description): "
            + "\(error)")
        return knowledgeBase
      }
    }
    guard let knowledgeBase = try await workspace.knowledgeBase() else { throw workspace.withoutIndex }
    return knowledgeBase
  }

  /// Syncs, unless that would cost money: then it only says that the documents changed.
  private static func synchronize(_ workspace: Workspace, _ console: Console) async throws {
    guard !workspace.cloud.isEmbeddingPaid else {
      let plan = try await workspace.plan()
      if plan.isStale { console.note("warning: the index is \(plan.summary); bring it up to date: kb sync") }
      return
    }
    let start = ContinuousClock.now
    let line = ProgressLine("indexing", unit: "documents")
    defer { line.finish() }
    let report = try await workspace.sync { line.update($0.documents, of: $0.total) }
    line.finish()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    if let text = summary(of: report, seconds: seconds) { console.note(text) }
    let failed = report.statistics.numberOfDocumentsFailed
    if failed > 0 { console.note("warning: \(failed.counted("document")) could not be read; see: kb sync") }
  }

  /// One line about what a sync did, `nil` when that was nothing.
  static func summary(of report: SyncReport, seconds: Double) -> String? {
    let figures = report.statistics
    let indexed =
      figures.numberOfNewDocumentsIndexed + figures.numberOfModifiedDocumentsIndexed
      + figures.numberOfMetadataDocumentsModified
    var parts: [String] = []
    if indexed > 0 {
      parts.append("synced \(indexed.counted("document")) → \(report.chunksWritten.counted("chunk"))")
    }
    if figures.numberOfDocumentsDeleted > 0 {
      parts.append("removed \(figures.numberOfDocumentsDeleted.counted("document"))")
    }
    guard !parts.isEmpty else { return nil }
    return parts.joined(separator: ", ") + " in \(seconds.fixed(1)) s"
  }
}
