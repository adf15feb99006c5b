import JSON

/// What is trained, and how: the file `platform/training.json`.
public struct TrainingPlan: Sendable, Hashable {
  /// What every random choice begins with.
  public let seed: UInt64
  /// How many rounds without a better validation end the training of a model.
  public let patience: Int
  /// The share of the customers that are held back to choose rounds, candidates and thresholds.
  public let validationShare: Double
  /// The share of the customers that are held back for the final figures.
  public let testShare: Double
  /// How many rows the mean |SHAP| is taken over.
  public let importanceRows: Int
  /// How many rows are shuffled to see what a feature is worth.
  public let permutationRows: Int
  /// The groups that the fairness report compares.
  public let fairness: FairnessPlan
  /// All that is the same for every model, as it stands in the file.
  public let common: JSONObject
  /// The models, in the order in which they are listed.
  public let models: [ModelPlan]

  /// The plan of a model, `nil` when there is none of that name.
  public subscript(model: String) -> ModelPlan? { models.first { $0.name == model } }
}
