import JSON
import Predictions

extension FeatureImportance {
  /// The content of `feature_importance.json`.
  func json(of model: TrainedModel, data: TrainingData) -> JSONValue {
    let gain = Self.places(gain)
    let permutation = Self.places(permutation)
    let entries = meanSHAP.entries.enumerated().compactMap { place, entry -> JSONValue? in
      guard let gain = gain[entry.feature], let permutation = permutation[entry.feature] else { return nil }
      return [
        "rank": .number(place + 1), "feature": .string(features[entry.feature]),
        "importance": .figure(entry.share, digits: 4), "gain": .figure(gain.share, digits: 4),
        "gain_rank": .number(gain.rank), "permutation": .figure(permutation.share, digits: 4),
        "permutation_rank": .number(permutation.rank),
      ]
    }
    return [
      "title": .string("Drivers of the \(model.plan.name) model"), "model_name": .string(model.plan.name),
      "model_version": .string(model.plan.version), "timestamp": .string(data.asOf),
      "data_source": ModelReport.dataSource,
      "importance_type": "mean_abs_shap", "normalised": "shares of the total, adding up to 1.00",
      "output_space": .string(space(of: model)), "sample_rows": .number(rows),
      "permutation_rows": .number(permutedRows), "feature_count": .number(features.count), "features": .array(entries),
    ]
  }

  private func space(of model: TrainedModel) -> String {
    switch model.ensemble.link {
    case .identity: "the target's unit"
    case .logistic: "log-odds"
    case .exponential, .expm1: "logarithm of the target"
    case .softmax: "log-odds of each class, added up over the classes"
    case .exp2: "mean path length in units of the expected one"
    }
  }

  /// The share and the rank of each column.
  private static func places(_ ranking: FeatureRanking) -> [Int: (share: Double, rank: Int)] {
    Dictionary(ranking.entries.enumerated().map { ($0.element.feature, ($0.element.share, $0.offset + 1)) }) {
      first, _ in first
    }
  }
}
