import Synchronization

/// A model with what explains its rows, which is prepared at the first use.
public final class ExplainedModel: Sendable {
  /// The trees, and what their scores mean.
  public let model: PredictionModel
  private let prepared = Mutex<ShapleyExplainer?>(nil)

  /// A model that was read.
  public init(_ model: PredictionModel) { self.model = model }

  /// The model's description.
  public var description: ModelDescription { model.description }

  /// How margins become predictions.
  public var link: Link { model.ensemble.link }

  /// What explains rows; made once. O(nodes × depth) the first time.
  public var explainer: ShapleyExplainer {
    prepared.withLock { kept in
      if let kept { return kept }
      let explainer = ShapleyExplainer(model.ensemble)
      kept = explainer
      return explainer
    }
  }

  /// The margins of one row, in XGBoost's order of addition and precision, by walking the trees.
  ///
  /// For a single row this is faster than preparing a scorer for many. O(trees × depth).
  /// - Throws: `FeatureError` for a row of another length.
  public func margins(of row: [Float]) throws(FeatureError) -> [Float] {
    let ensemble = model.ensemble
    guard row.count == ensemble.featureCount else {
      throw FeatureError("model \(description.name): expected \(ensemble.featureCount) features, found \(row.count)")
    }
    var margins = ensemble.baseMargins
    for (tree, group) in zip(ensemble.trees, ensemble.treeGroups) { margins[group] += tree.leaf(of: row).condition }
    return margins
  }

  /// The predictions of margins: a number, or a probability for each class.
  public func predictions(_ margins: [Float]) -> [Double] {
    link.predictions(margins, groupCount: model.ensemble.groupCount).map(\.written)
  }
}
