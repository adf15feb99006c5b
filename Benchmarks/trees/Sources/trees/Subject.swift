import Predictions

/// A model to compare on: what it is trained with, and the rows that are scored.
struct Subject {
  let name: String
  var parameters: [String: String]
  var rounds: Int
  var isCategorical = true
  var label = Label.engagement

  enum Label { case engagement, churn, value, category }

  static let common = [
    "tree_method": "hist", "max_depth": "6", "eta": "0.1", "subsample": "0.85", "colsample_bytree": "0.7",
    "base_score": "0.5", "seed": "1",
  ]

  init(
    _ name: String, _ parameters: [String: String] = [:], rounds: Int = 60, categorical: Bool = true,
    label: Label = .engagement
  ) {
    self.name = name
    self.parameters = Self.common.merging(["objective": "reg:squarederror"]) { $1 }.merging(parameters) { $1 }
    self.rounds = rounds
    isCategorical = categorical
    self.label = label
  }

  /// Every kind of model whose margins must be equal, bit for bit.
  static let all = [
    Subject("numbers", categorical: false),
    Subject("numbers and categories"),
    Subject("logistic", ["objective": "binary:logistic"], label: .churn),
    Subject("gamma", ["objective": "reg:gamma", "base_score": "100"], label: .value),
    Subject("tweedie", ["objective": "reg:tweedie", "base_score": "100"], label: .value),
    Subject(
      "12 classes", ["objective": "multi:softprob", "num_class": "12", "max_depth": "4"], rounds: 30, label: .category),
    Subject("DART", ["booster": "dart", "rate_drop": "0.1"], rounds: 40),
    Subject("depth 8", ["max_depth": "8"]),
    Subject("lossguide", ["grow_policy": "lossguide", "max_leaves": "120", "max_depth": "18"], rounds: 40),
    Subject("3 parallel trees", ["num_parallel_tree": "3"], rounds: 30),
  ]

  /// The models whose times are taken: 300 trees of depth 6.
  static let timed = [
    Subject("numbers", rounds: 300, categorical: false), Subject("numbers and categories", rounds: 300),
  ]
}
