/// What a prediction is to become.
public struct PredictionGoal: Sendable, Hashable {
  /// On which side of a threshold.
  public enum Side: Sendable, Hashable {
    /// At the threshold or above it.
    case atLeast
    /// Below the threshold.
    case below
  }

  /// Which of the predictions of a row: the class, 0 for a model with one.
  public let group: Int
  /// The threshold, in the units of the prediction.
  public let threshold: Double
  /// The side of it where the prediction is to be.
  public let side: Side

  /// A goal for a prediction.
  public init(group: Int = 0, threshold: Double, side: Side) {
    self.group = group
    self.threshold = threshold
    self.side = side
  }

  /// The other side of a threshold than the one where a prediction is.
  public static func crossing(_ threshold: Double, from prediction: Float, group: Int = 0) -> PredictionGoal {
    PredictionGoal(group: group, threshold: threshold, side: Double(prediction) < threshold ? .atLeast : .below)
  }

  /// Whether a prediction is where it is to be.
  public func isMet(by prediction: Float) -> Bool {
    switch side {
    case .atLeast: Double(prediction) >= threshold
    case .below: Double(prediction) < threshold
    }
  }

  /// Larger for predictions that are nearer to the goal, or further beyond it.
  func progress(_ prediction: Float) -> Float { side == .atLeast ? prediction : -prediction }
}
