import Cloud
import JSON
import Retrieval
import Workspaces

/// The sync of a knowledge base that Bedrock manages: its ingestion jobs, followed to their ends.
struct ManagedSync {
  private let workspace: Workspace
  private let console: Console

  init(_ workspace: Workspace, _ console: Console) {
    self.workspace = workspace
    self.console = console
  }

  /// - Throws: `ExitStatus` when a job failed or left documents out.
  func run() async throws {
    let line = ProgressLine("ingesting", unit: "documents")
    defer { line.finish() }
    let jobs = try await workspace.ingestManagedDocuments {
      line.update($0.statistics.numberOfDocumentsScanned, of: nil)
    }
    line.finish()
    guard let jobs else { return }
    try console.print(["ingestion_jobs": .array(jobs.map(Self.json))], or: jobs.map(Self.text).joined(separator: "\n"))
    if !jobs.allSatisfy(\.isComplete) { throw ExitStatus.internalError }
  }

  private static func json(_ job: IngestionJobRun) -> JSONValue {
    let figures = job.statistics.members.map { JSONObject.Member(key: $0.name, value: .number($0.value)) }
    return [
      "id": .string(job.id), "data_source": .string(job.dataSource), "status": .string(job.status.rawValue),
      "statistics": .object(JSONObject(figures)), "failure_reasons": .array(job.failureReasons.map(JSONValue.string)),
    ]
  }

  private static func text(_ job: IngestionJobRun) -> String {
    let figures = job.statistics
    let head =
      "job \(job.id) of data source \(job.dataSource): \(job.status.rawValue), "
      + "\(figures.numberOfDocumentsScanned.counted("document")) scanned, \(figures.numberOfNewDocumentsIndexed) new, "
      + "\(figures.numberOfModifiedDocumentsIndexed) modified, \(figures.numberOfDocumentsDeleted) deleted, "
      + "\(figures.numberOfDocumentsFailed) failed"
    return ([head] + job.failureReasons.map { "  \($0.withoutControls)" }).joined(separator: "\n")
  }
}
