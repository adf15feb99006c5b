/// Changes of features that can be changed, and the prediction that they bring.
public struct CounterfactualOutcome: Sendable, Hashable {
  /// The changed features.
  public let changes: [ValueChange]
  /// The prediction then.
  public let prediction: Double

  /// The outcome of changes.
  public init(changes: [ValueChange], prediction: Double) {
    self.changes = changes
    self.prediction = prediction
  }
}
