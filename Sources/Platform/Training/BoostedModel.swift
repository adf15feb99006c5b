/// What XGBoost made of one variant of a model.
struct BoostedModel: Sendable {
  /// The variant.
  let plan: BoostingPlan
  /// How many rounds its trees come from: those after the best are cut off.
  let rounds: Int
  /// The figure of the validation rows at the best round.
  let validation: Double
  /// The model as universal binary JSON.
  let ubj: [UInt8]
  /// The model as JSON.
  let json: [UInt8]
}
