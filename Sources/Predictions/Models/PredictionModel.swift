/// A trained model: its trees, and what their scores mean.
public struct PredictionModel: Sendable, Hashable {
  /// What its scores mean.
  public let description: ModelDescription
  /// Its trees.
  public let ensemble: TreeEnsemble
  /// Its features, in the order of the columns.
  public let schema: FeatureSchema

  /// Puts trees, their description and the declared features together.
  ///
  /// - Throws: `FeatureError` when the description names features that are not declared, or others than the trees have.
  public init(
    description: ModelDescription, ensemble: TreeEnsemble, schema: FeatureSchema
  ) throws(FeatureError) {
    var features: [Feature] = []
    for name in description.features {
      guard let feature = schema[name] else {
        throw FeatureError("model \(description.name): feature \(name) is not declared; expected one of the data set")
      }
      features.append(feature)
    }
    guard features.count == ensemble.featureCount else {
      throw FeatureError(
        "model \(description.name): \(features.count) features are described, its trees have \(ensemble.featureCount)")
    }
    self.description = description
    self.ensemble = ensemble
    self.schema = FeatureSchema(sections: schema.sections, features: features)
  }
}
