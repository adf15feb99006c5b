import JSON

extension FeatureImportance {
  /// The content of `feature_importance.json`.
  func json(of model: TrainedModel, data: TrainingData) -> JSONValue {
    let ranked = Self.order(meanSHAP)
    let gainRanks = Self.ranks(gain)
    let permutationRanks = Self.ranks(permutation)
    let rows = ranked.enumerated().map { place, feature -> JSONValue in
      [
        "rank": .number(place + 1), "feature": .string(features[feature]),
        "importance": .figure(meanSHAP[feature], digits: 4), "gain": .figure(gain[feature], digits: 4),
        "gain_rank": .number(gainRanks[feature]), "permutation": .figure(permutation[feature], digits: 4),
        "permutation_rank": .number(permutationRanks[feature]),
      ]
    }
    return [
      "title": .string("Drivers of the \(model.plan.name) model"), "model_name": .string(model.plan.name),
      "model_version": .string(model.plan.version), "timestamp": .string(data.asOf), "data_source": "generated",
      "importance_type": "mean_abs_shap", "normalised": "shares of the total, adding up to 1.00",
      "output_space": .string(space(of: model)), "sample_rows": .number(self.rows),
      "permutation_rows": .number(permutedRows), "feature_count": .number(features.count), "features": .array(rows),
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

  private static func ranks(_ values: [Double]) -> [Int] {
    var ranks = [Int](repeating: 0, count: values.count)
    for (place, feature) in order(values).enumerated() { ranks[feature] = place + 1 }
    return ranks
  }
}
