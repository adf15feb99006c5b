import JSON

/// What became of a stage in a run.
public struct StageOutcome: Sendable, Hashable {
  /// The stage.
  public let stage: PipelineStage
  /// Whether it was done by an earlier run, with the same inputs and outputs.
  public let isResumed: Bool
  /// How long it took, in seconds.
  public let seconds: Double
  /// The most memory that the process held at any time until the stage's end, in bytes; 0 where it is not known.
  public let peakMemory: Int
  /// What it did, in figures.
  public let summary: JSONObject
}
