import JSON

/// A stage with what it is made from, what it makes, and how.
///
/// The outputs depend on settings and inputs alone, byte for byte: that is what makes a run resumable.
struct StageWork: Sendable {
  /// Tells how far a stage is. Any thread may call.
  typealias Report = @Sendable (StageProgress) -> Void

  /// Which stage.
  let stage: PipelineStage
  /// What the outputs depend on beside files.
  var settings: JSONObject = [:]
  /// The paths of the files that it reads.
  var inputs: [String] = []
  /// The paths of the files that it makes; a stage without any is done in every run.
  var outputs: [String] = []
  /// What runs it and its child tasks; `nil` for the threads that all tasks share.
  var executor: (any TaskExecutor)?
  /// Does it, and returns what it did, in figures that depend on settings and inputs alone.
  let perform: @Sendable (_ report: @escaping Report) async throws -> JSONObject
}
