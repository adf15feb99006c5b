/// What becomes of a score when features of a row change, and which features moved it.
public struct RowComparison: Sendable, Hashable {
  /// What a model says of a row.
  public struct Score: Sendable, Hashable {
    /// The margin of each group.
    public let margins: [Float]
    /// The predictions: a number, or a probability for each class.
    public let predictions: [Float]
  }

  /// The features whose values differ, in the order of the columns.
  public let changes: [FeatureChange]
  /// What the model says of the row as it is.
  public let before: Score
  /// What it says of the changed row.
  public let after: Score
  /// By how much the contribution of each feature differs, in the units of the margin: group by group, a value a feature.
  /// Those of a group add up to the difference of the margins. A feature that did not change moves too where it interacts
  /// with one that did.
  public let movements: [Float]
  private let featureCount: Int

  /// Compares a row with a changed one.
  ///
  /// - Throws: `FeatureError` for rows of another length than the model's.
  public init(
    of row: [Float], with changed: [Float], scorer: TreeScorer, explainer: ShapleyExplainer
  ) throws(FeatureError) {
    before = Score(margins: try scorer.margins(of: row), predictions: try scorer.predictions(of: row))
    after = Score(margins: try scorer.margins(of: changed), predictions: try scorer.predictions(of: changed))
    let old = try explainer.contributions(of: row).values
    movements = zip(try explainer.contributions(of: changed).values, old).map { $0 - $1 }
    featureCount = row.count
    changes = row.indices.filter { !row[$0].isSame(as: changed[$0]) }.map {
      FeatureChange(feature: $0, from: row[$0], to: changed[$0])
    }
  }

  /// By how much the contributions to the margin of a group differ; empty when there is no such group.
  public subscript(group index: Int) -> ArraySlice<Float> {
    guard before.margins.indices.contains(index) else { return [] }
    return movements[index * featureCount..<(index + 1) * featureCount]
  }
}

extension Float {
  /// Whether two values of a feature are one; a missing value is the same as another.
  fileprivate func isSame(as other: Float) -> Bool { self == other || isNaN && other.isNaN }
}
