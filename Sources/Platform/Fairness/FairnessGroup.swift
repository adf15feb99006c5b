/// How a group of people fares with the decisions of a model.
public struct FairnessGroup: Sendable, Hashable {
  /// The group's name.
  public let name: String
  /// How many rows it has.
  public let rows: Int
  /// How many of them came true.
  public let positives: Int
  /// Its decisions.
  public let decisions: ConfusionMatrix
  /// How well it is ranked; 0.5 where one kind of outcome is absent.
  public let areaUnderCurve: Double
  /// The mean of the predicted probabilities.
  public let meanPredicted: Double
  /// The mean distance of predicted and observed rates over ten bins.
  public let calibrationError: Double

  /// Measures a group.
  init(name: String, outcomes: [Bool], probabilities: [Double], threshold: Double) {
    self.name = name
    rows = outcomes.count
    positives = outcomes.count { $0 }
    decisions = ConfusionMatrix(outcomes: outcomes, scores: probabilities, threshold: threshold)
    areaUnderCurve = RankedOutcomes(outcomes: outcomes, scores: probabilities).areaUnderCurve
    meanPredicted = probabilities.reduce(0, +) / Double(max(1, probabilities.count))
    calibrationError = Calibration(outcomes: outcomes, probabilities: probabilities).expectedError
  }

  /// The share of the rows that came true.
  public var baseRate: Double { Double(positives) / Double(max(1, rows)) }
  /// The share of the rows that are flagged.
  public var selectionRate: Double { decisions.selectionRate }
  /// The share of the rows that came true that are flagged.
  public var truePositiveRate: Double { decisions.recall }
  /// The 95 % interval of that share.
  public var truePositiveInterval: Interval { Interval(successes: decisions.truePositives, trials: positives) }
  /// The 95 % interval of the share of flagged rows.
  public var selectionInterval: Interval { Interval(successes: decisions.flagged, trials: rows) }
  /// The 95 % interval of the area.
  public var areaInterval: Interval {
    Interval(areaUnderCurve: areaUnderCurve, positives: positives, negatives: rows - positives)
  }
}
