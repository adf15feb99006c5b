import Retrieval
import Workspaces

/// Brings the index up to date before a question, with no more than that; `upToDate` of the sync command takes its place.
enum InterimFreshness {
  static func upToDate(_ workspace: Workspace, console: Console, isAllowed: Bool) async throws -> KnowledgeBase {
    if isAllowed {
      let progress = ProgressLine("indexing", unit: "documents")
      let start = ContinuousClock.now
      let report = try await workspace.sync { progress.update($0.documents, of: $0.total) }
      progress.finish()
      for diagnostic in report.diagnostics { console.note("\(diagnostic)") }
      if report.hasCommitted, !console.json {
        let seconds = ((ContinuousClock.now - start) / .seconds(1)).fixed(1)
        let count = report.statistics.numberOfDocumentsScanned
        console.note("synced \(count) documents → \(report.chunksTotal) chunks in \(seconds) s")
      }
    }
    guard let knowledgeBase = try await workspace.knowledgeBase() else {
      throw WorkspaceError(
        .notConfigured, "there is no index yet", remedies: ["Make it from the documents: kb sync"])
    }
    return knowledgeBase
  }
}
