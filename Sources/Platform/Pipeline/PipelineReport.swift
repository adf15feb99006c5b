/// What a run of the pipeline did.
public struct PipelineReport: Sendable, Hashable {
  /// The stages in order, those that were done earlier included.
  public let outcomes: [StageOutcome]
  /// How long the run took, in seconds.
  public let seconds: Double
  /// The most memory that the process held, in bytes; 0 where it is not known.
  public let peakMemory: Int
}
