import Predictions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How good a model is on a sample of rows, larger is better: minus the squared error or minus the log loss, and for a
/// model without labels minus the distance from its own scores of the rows as they are.
struct PermutationMetric {
  private let model: TrainedModel
  private let scorer: TreeScorer
  private let targets: [Double]
  private let original: ModelScores
  /// The rows as they are.
  let matrix: FeatureMatrix

  /// Prepares the rows.
  ///
  /// - Throws: `FeatureError` when the model has other features than the data.
  init(_ model: TrainedModel, data: TrainingData, rows: [Int]) throws(FeatureError) {
    self.model = model
    scorer = TreeScorer(model.ensemble)
    matrix = data.features(rows)
    let values = data.values(of: model.plan.target)
    targets = rows.map { Double(values[$0]) }
    original = try ModelScores(scorer, matrix)
  }

  /// How good the model is on rows in the order of the sample.
  func callAsFunction(_ matrix: FeatureMatrix) throws(FeatureError) -> Double {
    let scores = try ModelScores(scorer, matrix)
    let sum = targets.indices.reduce(0.0) { sum, row in
      let value = Double(scores.values[row * scores.width])
      switch model.plan.kind {
      case .score, .usd: return sum + (value - targets[row]) * (value - targets[row])
      case .probability: return sum - log(max(targets[row] > 0 ? value : 1 - value, 1e-15))
      case .anomaly: return sum + abs(value - Double(original.values[row]))
      case .classes:
        let index = row * scores.width + min(max(Int(targets[row]), 0), scores.width - 1)
        return sum - log(max(Double(scores.values[index]), 1e-15))
      }
    }
    return -sum / Double(max(1, targets.count))
  }
}
