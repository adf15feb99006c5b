/// What a pipeline tells while it runs; stages of one step tell in any order.
public enum PipelineEvent: Sendable, Hashable {
  /// Stages were done by an earlier run and need not be done again, up to and with this one.
  case resumed(after: PipelineStage)
  /// A stage begins.
  case began(PipelineStage)
  /// A stage is so far.
  case progressed(PipelineStage, StageProgress)
  /// A stage has come to its end.
  case finished(StageOutcome)
}
