import Predictions

/// A row with its prediction and what every feature adds to it.
struct ExplainedRow {
  /// The values, in the order of the model's features.
  let values: [Float]
  /// Which of the margins is explained.
  let group: Int
  /// What each feature adds to it.
  let phis: [Double]
  let baseValue: Double
  let basePrediction: Double
  let margin: Double
  /// The predictions of all classes or targets.
  let predictions: [Double]

  /// The prediction that is explained.
  var prediction: Double { predictions[safe: group] ?? .nan }

  /// - Throws: `ModelLibraryError` when the contributions do not add up to the margin.
  init(_ values: [Float], group: Int, by model: ExplainedModel) throws {
    let margins = try model.margins(of: values)
    let contributions = try model.explainer.contributions(of: values)
    self.values = values
    self.group = group
    phis = contributions[group: group].map(\.written)
    baseValue = contributions.baseValues[safe: group]?.written ?? .nan
    basePrediction = model.predictions(contributions.baseValues)[safe: group] ?? .nan
    margin = margins[safe: group]?.written ?? .nan
    predictions = model.predictions(margins)
    let error = (phis.reduce(baseValue, +) - margin).magnitude
    guard error <= PredictionExplanation.largestAdditivityError else {
      throw ModelLibraryError(
        .damaged,
        "model \(model.description.name): base value and contributions add up to \(phis.reduce(baseValue, +)), its margin "
          + "is \(margin); such an explanation would be wrong. Train the model anew: kb platform train")
    }
  }
}
