/// How the groups of one attribute of people compare.
public struct FairnessAttribute: Sendable, Hashable {
  /// The attribute's name: gender, age_band or region.
  public let name: String
  /// Its groups that have rows, in the order declared.
  public let groups: [FairnessGroup]

  /// Compares groups.
  ///
  /// - Parameter members: The name of each row's group, `nil` where it is not known.
  init(
    name: String, order: [String], members: [String?], outcomes: [Bool], probabilities: [Double], threshold: Double
  ) {
    self.name = name
    groups = order.compactMap { group in
      let rows = members.indices.filter { members[$0] == group }
      guard !rows.isEmpty else { return nil }
      return FairnessGroup(
        name: group, outcomes: rows.map { outcomes[$0] }, probabilities: rows.map { probabilities[$0] },
        threshold: threshold)
    }
  }

  /// The least selection rate over the greatest: the rule of four fifths (29 CFR 1607.4 D) asks for 0.8. 1 when nobody
  /// is selected.
  public var selectionRateRatio: Double {
    let rates = groups.map(\.selectionRate)
    guard let greatest = rates.max(), greatest > 0 else { return 1 }
    return (rates.min() ?? 0) / greatest
  }
  /// Whether the rule of four fifths is kept.
  public var passesFourFifths: Bool { selectionRateRatio >= 0.8 }
  /// The greatest difference of selection rates: the distance from demographic parity.
  public var demographicParityDifference: Double { Self.spread(groups.map(\.selectionRate)) }
  /// The greatest difference of true positive rates (Hardt, Price and Srebro 2016), among groups with positives.
  public var equalOpportunityDifference: Double {
    Self.spread(groups.filter { $0.positives > 0 }.map(\.truePositiveRate))
  }
  /// The greater of the differences of true and of false positive rates.
  public var equalizedOddsDifference: Double {
    let falseRates = groups.filter { $0.positives < $0.rows }.map(\.decisions.falsePositiveRate)
    return max(equalOpportunityDifference, Self.spread(falseRates))
  }

  private static func spread(_ rates: [Double]) -> Double { (rates.max() ?? 0) - (rates.min() ?? 0) }
}
