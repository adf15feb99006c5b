import Predictions

/// What each feature is worth to a model, in three ways.
struct FeatureImportance: Sendable, Hashable {
  /// The features, in the order of the columns.
  let features: [String]
  /// The mean |SHAP| in the margin's space: how much a feature moves predictions.
  let meanSHAP: FeatureRanking
  /// The gains of the splits: how much a feature helped training.
  let gain: FeatureRanking
  /// How much worse the loss of test rows gets when the feature is shuffled: how much predictions need it.
  let permutation: FeatureRanking
  /// How many rows the mean |SHAP| is taken over.
  let rows: Int
  /// How many rows were shuffled.
  let permutedRows: Int

  /// Measures importance on rows that are picked evenly: of all rows for SHAP, of the test rows for shuffling.
  ///
  /// - Throws: `FeatureError` when the model has other features than the data.
  init(_ model: TrainedModel, data: TrainingData, split: DataSplit, plan: TrainingPlan) throws(FeatureError) {
    features = data.schema.features.map(\.name)
    let sample = Self.evenly(plan.importanceRows, of: Array(0..<data.customers.count))
    meanSHAP = try ShapleyExplainer(model.ensemble).importance(over: data.features(sample)).ranking
    gain = FeatureRanking(values: model.ensemble.splitImportance().map(\.totalGain))
    let test = Self.evenly(plan.permutationRows, of: split[.test])
    let metric = try PermutationMetric(model, data: data, rows: test)
    var random = RandomStream(seed: plan.seed, row: 0, purpose: Self.purpose)
    permutation = try PermutationImportance(over: metric.matrix, using: &random, metric: metric.callAsFunction).ranking
    rows = sample.count
    permutedRows = test.count
  }

  /// The share of each feature in the mean |SHAP|, by name.
  var sharesByName: [String: Double] {
    Dictionary(meanSHAP.entries.map { (features[$0.feature], $0.share) }) { first, _ in first }
  }

  /// Apart from the numbers of the draws of customers.
  private static let purpose: UInt32 = 0x5045

  /// At most `count` rows at equal distances.
  private static func evenly(_ count: Int, of rows: [Int]) -> [Int] {
    guard rows.count > count else { return rows }
    return (0..<count).map { rows[$0 * rows.count / count] }
  }
}
