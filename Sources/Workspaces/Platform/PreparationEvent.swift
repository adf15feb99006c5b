import Platform

/// What happens while customers and predictions are made for the first time.
public enum PreparationEvent: Sendable, Hashable {
  /// How far the customers are.
  case data(DataProgress)
  /// How far the predictions are.
  case scoring(StageProgress)
  /// All is made.
  case finished
}
