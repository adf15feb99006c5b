import JSON
import Retrieval

/// An ingestion job of a managed knowledge base, as it stands.
public struct IngestionJobRun: Sendable, Hashable {
  /// The states of a job (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent_IngestionJob.html).
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case starting = "STARTING"
    case inProgress = "IN_PROGRESS"
    case complete = "COMPLETE"
    case failed = "FAILED"
    case stopping = "STOPPING"
    case stopped = "STOPPED"

    /// Whether it stays so.
    public var isFinal: Bool { self == .complete || self == .failed || self == .stopped }
  }

  /// The id of the job.
  public let id: String
  /// The id of the data source.
  public let dataSource: String
  /// How it stands.
  public let status: Status
  /// The figures so far.
  public let statistics: IngestionStatistics
  /// Why it failed, or why documents did.
  public let failureReasons: [String]

  /// Whether it ended well, with every document.
  public var isComplete: Bool { status == .complete && statistics.numberOfDocumentsFailed == 0 }

  /// The job that an answer holds, `nil` when it lacks the id or has a state that is not known.
  init?(_ value: JSONValue?) {
    guard let value, let id = value["ingestionJobId"]?.string, let source = value["dataSourceId"]?.string,
      let status = value["status"]?.string.flatMap(Status.init)
    else { return nil }
    self.id = id
    dataSource = source
    self.status = status
    statistics = IngestionStatistics(job: value["statistics"])
    failureReasons = value["failureReasons"]?.array?.compactMap(\.string) ?? []
  }
}

extension IngestionStatistics {
  /// The figures of a job; those that are missing are 0.
  init(job value: JSONValue?) {
    self.init()
    func figure(_ name: String) -> Int { value?[name]?.int ?? 0 }
    numberOfDocumentsScanned = figure("numberOfDocumentsScanned")
    numberOfMetadataDocumentsScanned = figure("numberOfMetadataDocumentsScanned")
    numberOfNewDocumentsIndexed = figure("numberOfNewDocumentsIndexed")
    numberOfModifiedDocumentsIndexed = figure("numberOfModifiedDocumentsIndexed")
    numberOfMetadataDocumentsModified = figure("numberOfMetadataDocumentsModified")
    numberOfDocumentsDeleted = figure("numberOfDocumentsDeleted")
    numberOfDocumentsFailed = figure("numberOfDocumentsFailed")
  }
}
