import Cloud
import JSON
import Testing

@Suite(.serialized) struct KnowledgeBaseIngestionTests {
  private static let shared = Result { try KnowledgeStandin("bedrock_agent.py") }
  private let standin: KnowledgeStandin

  init() async throws { standin = try await Self.shared.get().afresh() }

  private func ingestion(_ seed: UInt8 = 1) throws -> KnowledgeBaseIngestion {
    KnowledgeBaseIngestion(
      client: standin.client, id: try KnowledgeBaseID(parsing: "KB00000001"),
      schedule: PollingSchedule(first: 0.002, factor: 1.5, longest: 0.01), clock: ContinuousClock(),
      random: { [UInt8](repeating: seed, count: $0) })
  }

  @Test func `A job is followed to its end, and its figures never fall`() async throws {
    try await standin.plan(settings: [
      "polls": 4, "statistics": ["numberOfDocumentsScanned": 9, "numberOfNewDocumentsIndexed": 7],
    ])
    let log = ProgressRecorder<IngestionJobRun>()
    let runs = try await ingestion().run(dataSource: "DS00000001") { log.append($0) }
    let run = try #require(runs.first)
    #expect(runs.count == 1 && run.status == .complete && run.isComplete && run.failureReasons == [])
    #expect(run.statistics.numberOfDocumentsScanned == 9 && run.statistics.numberOfNewDocumentsIndexed == 7)
    #expect(log.values.map(\.status) == [.starting, .inProgress, .inProgress, .inProgress, .complete])
    #expect(log.values.map(\.statistics.numberOfDocumentsScanned) == [0, 1, 2, 3, 9])
    #expect(try await standin.log().violations == [])
  }

  @Test func `Without a data source all are taken in, one after the other`() async throws {
    try await standin.plan(settings: [
      "dataSources": [["dataSourceId": "DS00000001", "name": "a"], ["dataSourceId": "DS00000002", "name": "b"]]
    ])
    #expect(try await ingestion().dataSources().map(\.name) == ["a", "b"])
    let runs = try await KnowledgeBaseIngestion(
      client: standin.client, id: try KnowledgeBaseID(parsing: "KB00000001"),
      schedule: PollingSchedule(first: 0.002), clock: ContinuousClock(), random: SequentialBytes().next
    ).run()
    #expect(runs.map(\.dataSource) == ["DS00000001", "DS00000002"] && runs.allSatisfy(\.isComplete))
  }

  @Test func `A job that fails gives its reasons, and no other is begun`() async throws {
    try await standin.plan(settings: [
      "outcome": "FAILED", "reasons": ["a document is too large", "another is empty"],
      "dataSources": [["dataSourceId": "DS00000001", "name": "a"], ["dataSourceId": "DS00000002", "name": "b"]],
    ])
    let runs = try await ingestion().run()
    #expect(
      runs.map(\.status) == [.failed] && runs.first?.failureReasons == ["a document is too large", "another is empty"])
    #expect(runs.first?.isComplete == false)
  }

  @Test func `A start whose answer was lost starts one job`() async throws {
    try await standin.plan(faults: [["fault": "dropAfter", "on": "StartIngestionJob"]])
    #expect(try await ingestion().run(dataSource: "DS00000001").first?.id == "JOB0000001")
    let tokens = try await standin.log().requests.filter { $0["operation"]?.string == "StartIngestionJob" }
      .compactMap { $0["params"]?["clientToken"]?.string }
    #expect(tokens.count == 2 && Set(tokens).count == 1 && (33...256).contains(tokens[0].utf8.count))
  }

  @Test func `While another job runs the error says to wait`() async throws {
    try await standin.plan(settings: ["polls": 1000])
    let running = Task { [ingestion = try ingestion(1)] in try await ingestion.run(dataSource: "DS00000001") }
    while try await standin.calls(of: "GetIngestionJob").isEmpty { try await Task.sleep(for: .milliseconds(5)) }
    let error = try await #require(throws: ServiceError.self) { try await ingestion(2).run(dataSource: "DS00000001") }
    #expect(error.kind == .conflict && error.remedies.contains { $0.contains("wait for its end") })
    running.cancel()
    await #expect(throws: CancellationError.self) { try await running.value }
  }

  @Test func `Without any data source the error says what to make`() async throws {
    try await standin.plan(settings: ["dataSources": []])
    let error = try await #require(throws: KnowledgeBaseError.self) { try await ingestion().run() }
    #expect(error.description.contains("create-data-source"))
  }

  @Test func `Looks that fail for a while do not end the following`() async throws {
    try await standin.plan(
      settings: ["polls": 3],
      faults: [
        ["fault": "throttled", "on": "GetIngestionJob", "times": 2], ["fault": "unavailable", "on": "GetIngestionJob"],
      ])
    #expect(try await ingestion().run(dataSource: "DS00000001").first?.status == .complete)
  }
}
