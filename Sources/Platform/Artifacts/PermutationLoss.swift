import Predictions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How much worse a model's loss gets when a feature's values are shuffled among rows (Breiman 2001, "Random forests").
///
/// The loss is the model's own kind: squared error, log loss, or, for a model without labels, how much its score moves.
struct PermutationLoss {
  private let model: TrainedModel
  private let matrix: FeatureMatrix
  private let targets: [Double]
  private let seed: UInt64
  private let original: ModelScores

  /// Prepares the rows.
  init(_ model: TrainedModel, data: TrainingData, rows: [Int], seed: UInt64) throws(FeatureError) {
    self.model = model
    self.seed = seed
    matrix = data.features(rows)
    let values = data.values(of: model.plan.target)
    targets = rows.map { Double(values[$0]) }
    original = try ModelScores(model.ensemble, matrix)
  }

  /// The loss with a feature shuffled, less the loss as it is.
  func increase(shuffling feature: Int) throws(FeatureError) -> Double {
    var random = RandomStream(seed: seed, row: UInt64(feature), purpose: Self.purpose)
    var values = matrix.values
    let width = matrix.columnCount
    for row in stride(from: matrix.rowCount - 1, to: 0, by: -1) {
      values.swapAt(row * width + feature, random.integer(in: 0..<row + 1) * width + feature)
    }
    guard let shuffled = FeatureMatrix(columnCount: width, values: values) else { return 0 }
    return loss(try ModelScores(model.ensemble, shuffled)) - loss(original)
  }

  /// Apart from the numbers of the other draws.
  private static let purpose: UInt32 = 0x5045

  private func loss(_ scores: ModelScores) -> Double {
    let rows = targets.indices
    let sum = rows.reduce(0.0) { sum, row in
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
    return sum / Double(max(1, rows.count))
  }
}
