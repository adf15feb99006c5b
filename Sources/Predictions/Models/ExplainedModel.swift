import Synchronization

/// A model with what scores and explains its rows, prepared at the first use.
public final class ExplainedModel: Sendable {
  /// The trees, and what their scores mean.
  public let model: PredictionModel
  private let preparedScorer = Mutex<TreeScorer?>(nil)
  private let preparedExplainer = Mutex<ShapleyExplainer?>(nil)

  /// A model that was read.
  public init(_ model: PredictionModel) { self.model = model }

  /// The model's description.
  public var description: ModelDescription { model.description }

  /// How margins become predictions.
  public var link: Link { model.ensemble.link }

  /// What scores single rows; made once. O(nodes) the first time.
  public var scorer: TreeScorer {
    preparedScorer.withLock { kept in
      if let kept { return kept }
      let scorer = TreeScorer(model.ensemble)
      kept = scorer
      return scorer
    }
  }

  /// What explains rows; made once. O(nodes × depth) the first time.
  public var explainer: ShapleyExplainer {
    preparedExplainer.withLock { kept in
      if let kept { return kept }
      let explainer = ShapleyExplainer(model.ensemble)
      kept = explainer
      return explainer
    }
  }
}
