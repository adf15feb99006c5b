import Predictions

extension CustomerAnalysis {
  /// The pairs of features that do most together in a prediction, the strongest first.
  ///
  /// - Throws: as `explanation(_:)`.
  /// - Complexity: O(nodes × depth + features²).
  public func interactions(_ request: ExplanationRequest) throws -> [FeatureInteraction] {
    let model = try models.model(request.model)
    let row = try row(of: request.subject)
    let group = try group(request.className, of: model, row)
    let values = try model.explainer.interactions(of: columns(of: model, row.values))
    let features = model.model.schema.features
    let pairs = features.indices.flatMap { first in
      features.indices.dropFirst(first + 1).map { second in
        FeatureInteraction(
          first: features[first].name, second: features[second].name,
          phi: Double(values[first, second, group: group]) * 2)
      }
    }
    return Array(pairs.sorted { $0.phi.magnitude > $1.phi.magnitude }.prefix(max(0, request.top)))
  }
}
