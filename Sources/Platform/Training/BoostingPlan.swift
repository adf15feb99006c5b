import JSON
import Predictions

/// One variant of a model that XGBoost trains.
public struct BoostingPlan: Sendable, Hashable {
  /// What distinguishes it from other variants.
  public let name: String
  /// XGBoost's name of the loss.
  public let objective: String
  /// XGBoost's name of the figure that the validation rows are judged by; less is better.
  public let metric: String
  /// How many rounds there are at most.
  public let rounds: Int
  /// `expm1` when the logarithm of the target, one added, is learnt; otherwise `nil`: the objective says it.
  public let link: Link?
  /// Further parameters by XGBoost's names.
  public let parameters: JSONObject

  /// The parameters as the library takes them, besides the number of classes and the base score.
  ///
  /// One thread a model: the order of additions, and with it the last bits of a model, depends on the number of
  /// threads.
  func settings(seed: UInt64) -> [(name: String, value: String)] {
    let fixed = [
      ("objective", objective), ("eval_metric", metric), ("tree_method", "hist"), ("max_cat_to_onehot", "4"),
      ("nthread", "1"), ("verbosity", "0"), ("seed", "\(seed % 1_000_000_007)"),
    ]
    return fixed + parameters.members.map { ($0.key, $0.value.string ?? $0.value.text()) }
  }
}
