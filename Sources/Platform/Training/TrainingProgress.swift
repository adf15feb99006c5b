/// How far the training of a model is.
public enum TrainingProgress: Sendable, Hashable {
  /// It was trained before from the same data, plan and library, and its files are whole.
  case kept(model: String)
  /// It begins, with so many variants.
  case began(model: String, variants: Int)
  /// A round of a variant is done, with the figure of the validation rows.
  case round(model: String, variant: String, number: Int, of: Int, metric: String, value: Double)
  /// Its rows are scored and explained.
  case measuring(model: String)
  /// Its files are written.
  case finished(model: String)
}
