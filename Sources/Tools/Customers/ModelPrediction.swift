import Predictions

/// What a model predicts of one row.
public struct ModelPrediction: Sendable, Hashable {
  /// The model's description.
  public let model: ModelDescription
  /// The prediction: of the likeliest class where there are several.
  public let value: Double
  /// The likeliest classes, the likeliest first; empty unless the model has several.
  public let classes: [ClassProbability]

  /// How many classes are named.
  public static let namedClasses = 3

  /// The prediction of a model from what it gives: a number, or the probability of each class.
  public init(model: ModelDescription, predictions: [Double]) {
    self.model = model
    if model.kind == .classes {
      let named = zip(model.classes, predictions).map { ClassProbability(name: $0, probability: $1) }
      classes = Array(named.sorted { $0.probability > $1.probability }.prefix(Self.namedClasses))
      value = classes.first?.probability ?? .nan
    } else {
      classes = []
      value = predictions.first ?? .nan
    }
  }

  /// The prediction for a reader: `62.1 %`, `news (34.1 %)`.
  public var display: String {
    let number = model.display(value)
    return classes.first.map { "\($0.name) (\(number))" } ?? number
  }

  /// On which side of the threshold it lies, in words; `nil` where nothing is decided.
  public var label: String? { model.label(value) }

  /// Which part of the predictions over the training data is below it, in per cent.
  public var percentile: Double { model.percentile(of: value) }
}
