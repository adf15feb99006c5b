import Platform

/// What happens while customers and predictions are made for the first time.
public enum PreparationEvent: Sendable, Hashable {
  /// How far the customers are.
  case data(DataProgress)
  /// How far the predictions are.
  case scoring(StageProgress)
  /// The predictions cannot be made, and why; customers are there.
  case unscored(reason: String)
  /// All is made that can be.
  case finished
}
