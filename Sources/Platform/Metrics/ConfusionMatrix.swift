/// What decisions at a threshold were worth.
public struct ConfusionMatrix: Sendable, Hashable {
  /// Positive rows that were found.
  public let truePositives: Int
  /// Negative rows that were taken for positive.
  public let falsePositives: Int
  /// Positive rows that were missed.
  public let falseNegatives: Int
  /// Negative rows that were left alone.
  public let trueNegatives: Int

  /// Counts rows, those positive that score at least the threshold. O(n).
  public init(outcomes: [Bool], scores: [Double], threshold: Double) {
    var counts = [0, 0, 0, 0]
    for (outcome, score) in zip(outcomes, scores) {
      counts[(score >= threshold ? 0 : 2) + (outcome == (score >= threshold) ? 0 : 1)] += 1
    }
    truePositives = counts[0]
    falsePositives = counts[1]
    falseNegatives = counts[3]
    trueNegatives = counts[2]
  }

  /// How many rows were taken for positive.
  public var flagged: Int { truePositives + falsePositives }
  /// How many rows there are.
  public var total: Int { flagged + falseNegatives + trueNegatives }
  /// The share of the flagged rows that are positive; 0 when none is flagged.
  public var precision: Double { Self.ratio(truePositives, flagged) }
  /// The share of the positive rows that are flagged: the true positive rate; 0 when none is positive.
  public var recall: Double { Self.ratio(truePositives, truePositives + falseNegatives) }
  /// The share of the negative rows that are flagged; 0 when none is negative.
  public var falsePositiveRate: Double { Self.ratio(falsePositives, falsePositives + trueNegatives) }
  /// The share of the negative rows that are left alone; 0 when none is negative.
  public var specificity: Double { Self.ratio(trueNegatives, falsePositives + trueNegatives) }
  /// The harmonic mean of precision and recall.
  public var f1: Double { Self.ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives) }
  /// The share of the rows that are judged rightly.
  public var accuracy: Double { Self.ratio(truePositives + trueNegatives, total) }
  /// The share of the rows that are flagged.
  public var selectionRate: Double { Self.ratio(flagged, total) }

  private static func ratio(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}
