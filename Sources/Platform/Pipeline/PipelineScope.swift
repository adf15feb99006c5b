/// Which stages a run is about.
public struct PipelineScope: Sendable, Hashable {
  /// The first stage to be done, whether or not it is done already, and with it the stages after it; `nil` to go on
  /// where the last run ended.
  public var first: PipelineStage?
  /// The last stage to be done, `nil` for all.
  public var last: PipelineStage?

  /// All stages from where the last run ended, or those from `first` to `last`.
  public init(from first: PipelineStage? = nil, until last: PipelineStage? = nil) {
    self.first = first
    self.last = last
  }

  /// Whether a stage is done again even if it is done.
  func repeats(_ stage: PipelineStage) -> Bool {
    guard let first else { return false }
    return stage == first || stage.step > first.step
  }

  /// Whether a stage has to be done by an earlier run.
  func presupposes(_ stage: PipelineStage) -> Bool { first.map { stage.step < $0.step } ?? false }

  /// Whether a stage lies beyond the last.
  func leavesOut(_ stage: PipelineStage) -> Bool {
    guard let last else { return false }
    return stage.step > last.step
  }
}
