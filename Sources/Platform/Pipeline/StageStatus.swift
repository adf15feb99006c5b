/// A stage, and whether it has to be done.
public struct StageStatus: Sendable, Hashable {
  /// The stage.
  public let stage: PipelineStage
  /// Whether it has to be done.
  public let state: StageState
}
