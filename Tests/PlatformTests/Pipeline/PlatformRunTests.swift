import JSON
import Storage
import Testing

@testable import Platform

@Suite struct PlatformRunTests {
  @Test func `A run makes every document, table and model, and says what each stage did`() async throws {
    let (sample, report) = try await FinishedRun.shared.run()
    #expect(report.outcomes.map(\.stage) == PipelineStage.allCases)
    let figures = Dictionary(report.outcomes.map { ($0.stage, $0.summary) }) { first, _ in first }
    #expect(figures[.preparation]?["customers"]?.int == PlatformRunSample.customers)
    #expect(figures[.training]?["models"]?.array?.count == 5)
    #expect(figures[.validation]?["failed"] == 0)
    #expect(figures[.reviewTable]?["rows"] == 400)
    let segments = figures[.finalResults]?["segments"]?.object?.members.compactMap(\.value.int) ?? []
    #expect(segments.reduce(0, +) == PlatformRunSample.customers)
    for path in KnowledgeBaseExport.paths {
      let document = try FileSystem().read("\(sample.layout.documents)/\(path)").array
      #expect(try FileSystem().read("\(sample.directory.path)/docs/\(path)").array == document, "\(path)")
    }
  }

  @Test func `The same declarations give the same bytes, in another folder and with another number of threads`()
    async throws
  {
    let (first, _) = try await FinishedRun.shared.run()
    let second = try PlatformRunSample()
    _ = try await second.pipeline(try PlatformRunSample.declarations(), threads: 1).run()
    #expect(try second.hashes() == first.hashes())
  }

  @Test func `Nothing that a run writes names the folder it runs in`() async throws {
    let (sample, _) = try await FinishedRun.shared.run()
    for path in ["journal/7-export.json", "journal/3-training.json", "engagement-analytics/notification.json"] {
      let text = String(decoding: try FileSystem().read("\(sample.layout.root)/\(path)").array, as: UTF8.self)
      #expect(!text.contains(sample.directory.path), "\(path)")
    }
  }

  @Test func `The notice holds the summaries of the stages`() async throws {
    let (sample, report) = try await FinishedRun.shared.run()
    let notice = try JSONValue(parsing: try FileSystem().read(sample.layout.notification).array)
    #expect(notice["subject"]?.string == "Pipeline finished: 1500 customers, 5 models")
    let training = report.outcomes.first { $0.stage == .training }
    #expect(notice["stages"]?["training"]?.object == training?.summary)
    #expect(notice["stages"]?["validation"]?["failed"] == 0)
  }

  @Test func `Data that are not as expected stop the run, and their rows are named`() async throws {
    let sample = try PlatformRunSample()
    let harsh: JSONValue = [
      "expectations": [
        ["expectation": "expect_column_values_to_be_between", "column": "age", "minimum": 18, "maximum": 60]
      ]
    ]
    let pipeline = sample.pipeline(try PlatformRunSample.declarations(expectations: harsh))
    let failure = await #expect(throws: ValidationFailure.self) { try await pipeline.run() }
    #expect(failure?.description.contains("\"customer_id\"") == true)
    #expect(try FileSystem().directory(sample.layout.root).entry("engagement-models") == nil)
    _ = try await sample.pipeline(try PlatformRunSample.declarations()).run(PipelineScope(until: .preparation))
  }

  @Test func `A document that was altered is exported anew, an unaltered one keeps its file`() async throws {
    let sample = try PlatformRunSample()
    let declarations = try PlatformRunSample.declarations()
    let docs = sample.directory.path + "/docs"
    _ = try await sample.pipeline(declarations, exportFolder: docs).run()
    let before = try sample.hashes()
    let files = FileSystem()
    let kept = try files.read(docs + "/data_dictionary/schema.md").identity
    try files.replace(docs + "/athena_results/churn_analysis.json", with: [0x7B])
    try files.remove(sample.layout.documents + "/data_dictionary/schema.md")
    let report = try await sample.pipeline(declarations, exportFolder: docs).run()
    #expect(report.outcomes.filter { !$0.isResumed }.map(\.stage) == [.cleanup, .export, .publication])
    #expect(report.outcomes.last?.summary["changed"] == 1)
    #expect(try files.read(docs + "/data_dictionary/schema.md").identity == kept)
    #expect(try sample.hashes() == before)
  }
}
