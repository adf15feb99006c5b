/// Which rounds of boosting a model keeps when it is read.
public enum Iterations: Sendable, Hashable {
  /// Those up to `best_iteration` where the model has that attribute, otherwise all.
  case untilBest
  /// All, as XGBoost's C API scores a model unless it is given a range.
  case all
}
