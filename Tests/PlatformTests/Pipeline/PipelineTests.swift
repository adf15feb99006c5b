import JSON
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Platform

@Suite struct PipelineTests {
  private let sample: PipelineSample

  init() throws { sample = try PipelineSample() }

  private var performed: [PipelineStage] {
    sample.performed.withLock { stages in
      defer { stages = [] }
      return stages
    }
  }

  @Test func `Every stage is performed once, each step after the one before`() async throws {
    let report = try await sample.pipeline().run()
    let steps = performed.map(\.step)
    #expect(steps == [2, 3, 3, 4, 5, 5, 6])
    #expect(report.outcomes.map(\.stage) == sample.works().map(\.stage))
    #expect(!report.outcomes.contains { $0.isResumed })
    #expect(report.outcomes.last?.summary["lines"]?.int == 5)
  }

  @Test func `A second run performs nothing and reports the same figures`() async throws {
    let first = try await sample.pipeline().run()
    let before = try sample.contents()
    _ = performed
    let events = Mutex<[PipelineEvent]>([])
    let second = try await sample.pipeline().run { event in events.withLock { $0.append(event) } }
    #expect(performed == [])
    #expect(second.outcomes.map(\.summary) == first.outcomes.map(\.summary))
    #expect(!second.outcomes.contains { !$0.isResumed })
    #expect(events.withLock { $0 } == [.resumed(after: .notification)])
    #expect(try sample.contents() == before)
  }

  @Test func `A changed setting is followed through the stages that depend on it`() async throws {
    _ = try await sample.pipeline().run()
    _ = performed
    let changed = sample.pipeline("second")
    let states = try changed.status().map(\.state)
    #expect(states.prefix(3) == [.done(["lines": 1]), .stale("the setting value changed"), .done(["lines": 2])])
    _ = try await changed.run()
    #expect(Set(performed) == [.training, .inference, .reviewTable, .finalResults, .notification])
  }

  @Test func `A file that was altered is made again, and the same`() async throws {
    _ = try await sample.pipeline().run()
    let before = try sample.contents()
    _ = performed
    try FileSystem().replace(sample.path(.inference), with: Array("altered".utf8))
    #expect(try sample.pipeline().status()[3].state == .stale("inference/out.txt is not as it was made"))
    _ = try await sample.pipeline().run()
    #expect(performed == [.inference])
    #expect(try sample.contents() == before)
  }

  @Test func `A file that is gone, or an entry of the journal that is damaged, makes its stage due`() async throws {
    _ = try await sample.pipeline().run()
    _ = performed
    try FileSystem().remove(sample.path(.validation))
    let entry = sample.layout.journal + "/4-inference.json"
    try FileSystem().replace(entry, with: Array("{\"stage\": \"inf".utf8))
    let states = try sample.pipeline().status().map(\.state)
    #expect(states[2] == .stale("validation/out.txt is missing") && states[3] == .pending)
    _ = try await sample.pipeline().run()
    #expect(performed == [.validation, .inference])
  }

  @Test func `A run with a first stage repeats it and the later steps alone`() async throws {
    _ = try await sample.pipeline().run()
    _ = performed
    _ = try await sample.pipeline().run(PipelineScope(from: .validation, until: .inference))
    #expect(performed == [.validation, .inference])
  }

  @Test func `A run may not begin behind a stage that is not done`() async throws {
    _ = try await sample.pipeline().run(PipelineScope(until: .preparation))
    let run = PipelineScope(from: .inference)
    await #expect(throws: PipelineError.self) { try await sample.pipeline().run(run) }
    #expect(performed == [.preparation])
  }

  @Test func `A stage that fails ends the run, and the next run goes on from there`() async throws {
    struct Refused: Error {}
    var works = sample.works()
    works[2] = StageWork(stage: .validation, inputs: works[2].inputs, outputs: works[2].outputs) { _ in
      throw Refused()
    }
    let failing = Pipeline(sample.layout, works: works, meter: PipelineMeter { 0 })
    await #expect(throws: Refused.self) { try await failing.run() }
    #expect(!performed.contains(.inference))
    _ = try await sample.pipeline().run()
    #expect(!performed.contains(.preparation))
  }

  @Test func `A stage that makes less than it declares is no finished stage`() async throws {
    let work = StageWork(stage: .preparation, outputs: [sample.path(.preparation)]) { _ in [:] }
    let pipeline = Pipeline(sample.layout, works: [work], meter: PipelineMeter { 0 })
    let error = await #expect(throws: PipelineError.self) { try await pipeline.run() }
    #expect(error?.code == .incomplete)
    #expect(try pipeline.status().map(\.state) == [.pending])
  }

  @Test func `Two runs in one folder keep out of each other's way`() async throws {
    let files = FileSystem()
    _ = try files.makeDirectory(sample.layout.journal)
    let other = try files.createFile(sample.layout.journal + "/lock")
    #expect(other.lock(.exclusive))
    let error = await #expect(throws: PipelineError.self) { try await sample.pipeline().run() }
    #expect(error?.code == .busy && performed == [])
    withExtendedLifetime(other) {}
  }
}
