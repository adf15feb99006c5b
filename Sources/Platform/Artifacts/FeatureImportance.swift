import Predictions

/// What each feature is worth to a model, in three ways.
struct FeatureImportance: Sendable, Hashable {
  /// The features, in the order of the columns.
  let features: [String]
  /// The mean |SHAP| in the margin's space as shares of their sum: how much a feature moves predictions.
  let meanSHAP: [Double]
  /// The gains of the splits as shares of their sum: how much a feature helped training.
  let gain: [Double]
  /// How much worse the loss gets when the feature is shuffled, as shares of the sum: how much predictions of rows not
  /// trained on need it.
  let permutation: [Double]
  /// How many rows the mean |SHAP| is taken over.
  let rows: Int
  /// How many rows were shuffled.
  let permutedRows: Int

  /// Measures importance on rows that are picked evenly: of all rows for SHAP, of the test rows for shuffling.
  ///
  /// - Throws: `FeatureError` when the model has other features than the data.
  init(_ model: TrainedModel, data: TrainingData, split: DataSplit, plan: TrainingPlan) throws {
    features = data.schema.features.map(\.name)
    let sample = Self.evenly(plan.importanceRows, of: Array(0..<data.customers.count))
    meanSHAP = Self.shares(try Self.meanSHAP(model.ensemble, data, sample))
    gain = Self.shares(Self.gains(model.ensemble))
    let test = Self.evenly(plan.permutationRows, of: split[.test])
    let loss = try PermutationLoss(model, data: data, rows: test, seed: plan.seed)
    permutation = Self.shares(try data.schema.features.indices.map { max(0, try loss.increase(shuffling: $0)) })
    rows = sample.count
    permutedRows = test.count
  }

  /// The share of each feature in the mean |SHAP|, by name.
  var sharesByName: [String: Double] { Dictionary(zip(features, meanSHAP)) { first, _ in first } }

  /// The features by falling value, equal ones in the order of the columns.
  static func order(_ values: [Double]) -> [Int] {
    values.indices.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
  }

  private static func shares(_ values: [Double]) -> [Double] {
    let sum = values.reduce(0, +)
    return sum > 0 ? values.map { $0 / sum } : values
  }

  /// At most `count` rows at equal distances.
  private static func evenly(_ count: Int, of rows: [Int]) -> [Int] {
    guard rows.count > count else { return rows }
    return (0..<count).map { rows[$0 * rows.count / count] }
  }

  private static func meanSHAP(_ ensemble: TreeEnsemble, _ data: TrainingData, _ rows: [Int]) throws -> [Double] {
    let explainer = ShapleyExplainer(ensemble)
    var sums = [Double](repeating: 0, count: ensemble.featureCount)
    // A thousand rows at a time: for twelve classes the contributions of all would fill the memory of a small machine.
    for start in stride(from: 0, to: rows.count, by: 1000) {
      let part = data.features(rows[start..<min(start + 1000, rows.count)])
      let values = try explainer.contributions(of: part).values
      for (place, value) in values.enumerated() { sums[place % sums.count] += Double(abs(value)) }
    }
    return sums.map { $0 / Double(max(1, rows.count)) }
  }

  private static func gains(_ ensemble: TreeEnsemble) -> [Double] {
    var gains = [Double](repeating: 0, count: ensemble.featureCount)
    for tree in ensemble.trees {
      for node in tree.nodes where !node.isLeaf { gains[Int(node.feature)] += Double(max(0, node.gain)) }
    }
    return gains
  }
}
