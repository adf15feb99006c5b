import JSON
import Storage

/// Data, models, predictions, tables and documents, made in stages, of which those are left out that are done.
///
/// A run may end at any point, by an error or by the process's death: the next one goes on from there and ends with the
/// same files, byte for byte.
public struct Pipeline: Sendable {
  let layout: PlatformLayout
  private let works: [StageWork]
  private let meter: PipelineMeter
  private let files: FileSystem
  private let journal: PipelineJournal

  init(_ layout: PlatformLayout, works: [StageWork], meter: PipelineMeter, files: FileSystem = FileSystem()) {
    self.layout = layout
    self.works = works
    self.meter = meter
    self.files = files
    journal = PipelineJournal(layout, files: files)
  }

  /// The stages in order, each with whether it has to be done. O(bytes of all files).
  ///
  /// - Throws: `FileError`.
  public func status() throws -> [StageStatus] {
    try works.map { StageStatus(stage: $0.stage, state: try journal.state(of: $0)) }
  }

  /// Does the stages that are not done, in order, those of one step beside each other.
  ///
  /// - Throws: What a stage throws; `PipelineError` when another run is at work, or a stage before the first is not
  ///   done; `FileError`; `CancellationError` between stages.
  public func run(
    _ scope: PipelineScope = PipelineScope(), events: @escaping @Sendable (PipelineEvent) -> Void = { _ in }
  ) async throws -> PipelineReport {
    let lock = try takeLock()
    defer { lock.unlock() }
    let start = meter.seconds()
    var outcomes: [StageOutcome] = []
    var resumed: PipelineStage?
    var step = works[...]
    while let number = step.first?.stage.step {
      let now = step.prefix { $0.stage.step == number }.filter { !scope.leavesOut($0.stage) }
      step = step.drop { $0.stage.step == number }
      try Task.checkCancellation()
      let (done, due) = try divide(now, scope)
      outcomes += done
      if due.isEmpty {
        resumed = done.last?.stage ?? resumed
      } else if let stage = resumed, due.contains(where: { !$0.outputs.isEmpty }) {
        events(.resumed(after: stage))
        resumed = nil
      }
      outcomes += try await perform(due, events)
    }
    if let resumed { events(.resumed(after: resumed)) }
    return PipelineReport(
      outcomes: outcomes.sorted { $0.stage.position < $1.stage.position }, seconds: meter.seconds() - start,
      peakMemory: meter.peakMemory())
  }

  /// Another process's run would write the same files.
  private func takeLock() throws -> OpenFile {
    _ = try files.makeDirectory(layout.journal)
    let lock = try files.createFile(layout.journal + "/lock")
    guard lock.lock(.exclusive) else {
      throw PipelineError(
        .busy, "another run of the pipeline is at work in \(layout.root); wait for its end, or end it")
    }
    return lock
  }

  /// The stages of a step that are done, and those that are due.
  private func divide(_ step: [StageWork], _ scope: PipelineScope) throws -> (done: [StageOutcome], due: [StageWork]) {
    var done: [StageOutcome] = []
    var due: [StageWork] = []
    for work in step {
      let start = meter.seconds()
      switch scope.repeats(work.stage) ? .pending : try journal.state(of: work) {
      case .done(let summary):
        done.append(outcome(of: work, since: start, summary, isResumed: true))
      case .stale(let reason) where scope.presupposes(work.stage):
        throw PipelineError(
          .incomplete,
          "\(reason), so that \(work.stage.rawValue) has to be done again; begin with --from \(work.stage.rawValue)")
      case .pending where scope.presupposes(work.stage):
        throw PipelineError(
          .incomplete,
          "\(work.stage.rawValue) has not been done yet; begin with --from \(work.stage.rawValue), or without --from")
      case .stale, .pending, .repeated: due.append(work)
      }
    }
    return (done, due)
  }

  private func perform(
    _ works: [StageWork], _ events: @escaping @Sendable (PipelineEvent) -> Void
  ) async throws -> [StageOutcome] {
    try await withThrowingTaskGroup(of: StageOutcome.self) { group in
      for work in works { group.addTask(executorPreference: work.executor) { try await perform(work, events) } }
      var outcomes: [StageOutcome] = []
      for try await outcome in group { outcomes.append(outcome) }
      return outcomes
    }
  }

  private func perform(
    _ work: StageWork, _ events: @escaping @Sendable (PipelineEvent) -> Void
  ) async throws -> StageOutcome {
    let start = meter.seconds()
    events(.began(work.stage))
    let inputs = try journal.hashes(of: work.inputs)
    let summary = try await work.perform { events(.progressed(work.stage, $0)) }
    if !work.outputs.isEmpty { try journal.finish(work, inputs: inputs, summary: summary) }
    let outcome = outcome(of: work, since: start, summary, isResumed: false)
    events(.finished(outcome))
    return outcome
  }

  private func outcome(
    of work: StageWork, since start: Double, _ summary: JSONObject, isResumed: Bool
  ) -> StageOutcome {
    StageOutcome(
      stage: work.stage, isResumed: isResumed, seconds: meter.seconds() - start, peakMemory: meter.peakMemory(),
      summary: summary)
  }
}
