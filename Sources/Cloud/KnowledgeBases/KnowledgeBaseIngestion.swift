import JSON
import Storage

/// Makes a managed knowledge base take in its data sources, and follows its jobs to their ends.
public struct KnowledgeBaseIngestion: Sendable {
  /// How often a job is looked at.
  public let schedule: PollingSchedule
  private let calls: KnowledgeBaseClient
  private let clock: any Clock<Duration>
  private let random: @Sendable (_ count: Int) -> [UInt8]

  /// The ingestion of a knowledge base; no call is made.
  ///
  /// - Parameters:
  ///   - clock: what is waited by between looks.
  ///   - random: gives as many random bytes as asked for: a job is started once, however often its call is repeated.
  public init(
    client: ServiceClient, id: KnowledgeBaseID, schedule: PollingSchedule = PollingSchedule(),
    clock: any Clock<Duration>, random: @escaping @Sendable (_ count: Int) -> [UInt8]
  ) {
    calls = KnowledgeBaseClient(client: client, id: id)
    self.schedule = schedule
    self.clock = clock
    self.random = random
  }

  /// The data sources of the knowledge base.
  ///
  /// - Throws: `ServiceError`.
  public func dataSources() async throws -> [KnowledgeBaseDataSource] {
    var sources: [KnowledgeBaseDataSource] = []
    var token: String?
    repeat {
      try Task.checkCancellation()
      var body: JSONObject = ["maxResults": 1000]
      body["nextToken"] = token.map(JSONValue.string)
      let answer = try await calls.send(.bedrockAgent, "ListDataSources", path: ["datasources", ""], body: body)
      sources += answer["dataSourceSummaries"]?.array?.compactMap { KnowledgeBaseDataSource($0) } ?? []
      let next = answer["nextToken"]?.string
      guard next != token else { break }
      token = next
    } while token != nil
    return sources
  }

  /// Runs an ingestion job for a data source, or one after the other for all when none is named.
  ///
  /// Cancelling ends the following, not the job: what it has taken in so far is no state to stop in, and another job
  /// would begin from there. Vectors may take minutes after the end until they are found.
  /// - Parameter progress: called whenever a job was looked at.
  /// - Returns: the jobs as they ended, failed ones too; after one that did not complete, none is begun.
  /// - Throws: `KnowledgeBaseError` when there is no data source; `ServiceError`, with a way out while another job of the
  ///   data source runs; `CancellationError`.
  public func run(
    dataSource: String? = nil, progress: @Sendable (IngestionJobRun) -> Void = { _ in }
  ) async throws -> [IngestionJobRun] {
    var ids = [dataSource].compactMap(\.self)
    if dataSource == nil { ids = try await dataSources().map(\.id) }
    guard !ids.isEmpty else {
      throw KnowledgeBaseError(
        "expected a data source in knowledge base \(calls.id.value), found none",
        remedies: ["Give it the bucket of an export as data source: aws bedrock-agent create-data-source"])
    }
    var runs: [IngestionJobRun] = []
    for id in ids {
      let run = try await follow(try await start(id), progress)
      runs.append(run)
      guard run.status == .complete else { break }
    }
    return runs
  }

  private func start(_ dataSource: String) async throws -> IngestionJobRun {
    // 40 hexadecimal digits: the service asks for 33 to 256 letters and digits.
    let token = SHA256.hexadecimal(random(32), digits: 40)
    do {
      return try job(
        try await calls.send(
          .bedrockAgent, "StartIngestionJob", method: "PUT", path: ["datasources", dataSource, "ingestionjobs", ""],
          body: ["clientToken": .string(token)]), "StartIngestionJob")
    } catch var error as ServiceError where error.kind == .conflict {
      error.remedies.append("Another job of this data source seems to run: wait for its end, then try again.")
      throw error
    }
  }

  private func follow(
    _ started: IngestionJobRun, _ progress: @Sendable (IngestionJobRun) -> Void
  ) async throws -> IngestionJobRun {
    var run = started
    var wait = schedule.first
    progress(run)
    while !run.status.isFinal {
      try await clock.sleep(for: .seconds(wait))
      wait = schedule.next(after: wait)
      let answer = try await calls.send(
        .bedrockAgent, "GetIngestionJob", method: "GET",
        path: ["datasources", run.dataSource, "ingestionjobs", run.id], body: nil)
      run = try job(answer, "GetIngestionJob")
      progress(run)
    }
    return run
  }

  private func job(_ answer: JSONValue, _ operation: String) throws -> IngestionJobRun {
    guard let run = IngestionJobRun(answer["ingestionJob"]) else {
      throw calls.malformed(.bedrockAgent, operation, "no ingestion job, or one in an unknown state")
    }
    return run
  }
}
