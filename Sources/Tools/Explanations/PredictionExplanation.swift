import Predictions

/// A prediction taken apart: what each feature adds to it, in the margin, where contributions are additive.
public struct PredictionExplanation: Sendable, Hashable {
  /// The model's description.
  public var model: ModelDescription
  /// The customer, `nil` when features were given.
  public var customerID: Int?
  /// How the margin becomes the prediction.
  public var link: Link
  /// The margin before any feature is looked at: the mean over the training rows, weighted with the trees' covers.
  public var baseValue: Double
  /// What the base value is as a prediction.
  public var basePrediction: Double
  /// The sum of the base value and all contributions, as the trees give it.
  public var margin: Double
  /// What the margin is as a prediction.
  public var prediction: Double
  /// The class that is explained, `nil` unless the model has several.
  public var className: String?
  /// The likeliest classes, the likeliest first; empty unless the model has several.
  public var classes: [ClassProbability]
  /// What every feature adds, the largest contribution first.
  public var contributions: [FeatureContribution]
  /// How many contributions are to be shown one by one.
  public private(set) var shown: Int
  /// The features without a value.
  public var missing: [String]
  /// What would come of changed features, `nil` when it was not asked for.
  public var whatIf: WhatIfOutcome?
  /// The smallest changes that bring the prediction across the threshold, `nil` when they were not asked for.
  public var counterfactuals: [CounterfactualOutcome]?
  /// What is to be said of the features that were given.
  public var warnings: [String]

  /// The method, with what makes it exact.
  public static let method = "path-dependent TreeSHAP (exact, Gauss-Legendre)"
  /// The additivity error from which on an explanation is refused.
  public static let largestAdditivityError = 1e-3

  /// An explanation of a prediction; contributions in any order.
  public init(
    model: ModelDescription, customerID: Int? = nil, link: Link, baseValue: Double, basePrediction: Double,
    margin: Double, prediction: Double, className: String? = nil, classes: [ClassProbability] = [],
    contributions: [FeatureContribution], shown: Int = 8, missing: [String] = [], whatIf: WhatIfOutcome? = nil,
    counterfactuals: [CounterfactualOutcome]? = nil, warnings: [String] = []
  ) {
    self.model = model
    self.customerID = customerID
    self.link = link
    self.baseValue = baseValue
    self.basePrediction = basePrediction
    self.margin = margin
    self.prediction = prediction
    self.className = className
    self.classes = classes
    self.contributions = contributions.sorted { $0.phi.magnitude > $1.phi.magnitude }
    self.shown = shown
    self.missing = missing
    self.whatIf = whatIf
    self.counterfactuals = counterfactuals
    self.warnings = warnings
    show(shown)
  }

  /// Shows so many contributions one by one: at least one, at most all.
  public mutating func show(_ count: Int) { shown = min(max(1, count), max(1, contributions.count)) }

  /// The contributions that are shown one by one, the largest first.
  public var top: ArraySlice<FeatureContribution> { contributions.prefix(shown) }

  /// The contributions that are shown as one sum.
  public var other: ArraySlice<FeatureContribution> { contributions.dropFirst(shown) }

  /// What the contributions that are not shown add together.
  public var otherPhi: Double { other.reduce(0) { $0 + $1.phi } }

  /// By how much the base value and all contributions miss the margin.
  public var additivityError: Double { (contributions.reduce(baseValue) { $0 + $1.phi } - margin).magnitude }

  /// Which part of all contributions, without their signs, one is: 0 to 1.
  public func share(of contribution: FeatureContribution) -> Double {
    let total = contributions.reduce(0) { $0 + $1.phi.magnitude }
    return total > 0 ? contribution.phi.magnitude / total : 0
  }

  /// On which side of the threshold the prediction lies, in words; `nil` where nothing is decided.
  public var label: String? { model.label(prediction) }

  /// Which part of the predictions over the training data is below this one, in per cent; `nil` for a class that is
  /// not the likeliest, whose predictions are not kept.
  public var percentile: Double? {
    className == classes.first?.name ? model.percentile(of: prediction) : nil
  }

  /// What is predicted, for a reader: `churn_probability`, with the class where there are several.
  public var target: String { className.map { "\(model.output) = \($0)" } ?? model.output }
}
