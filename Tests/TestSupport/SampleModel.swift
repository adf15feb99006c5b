import JSON

/// A model of trees with one test each, whose contributions can be worked out by hand: what a tree adds to its feature is
/// its leaf less the mean of its leaves.
public struct SampleModel: Sendable {
  /// A tree with one test, as many training rows on both sides.
  public struct Stump: Sendable {
    let feature: Int
    let threshold: Double
    let below: Double
    let above: Double
    let defaultLeft: Bool
    let group: Int

    /// A test of a feature, and the leaves below the threshold and from it on.
    public init(
      feature: Int, threshold: Double, below: Double, above: Double, defaultLeft: Bool = true, group: Int = 0
    ) {
      self.feature = feature
      self.threshold = threshold
      self.below = below
      self.above = above
      self.defaultLeft = defaultLeft
      self.group = group
    }
  }

  private let objective: String
  private let classes: Int
  private let featureCount: Int
  private let stumps: [Stump]

  /// A model of an objective of XGBoost.
  public init(objective: String = "binary:logistic", classes: Int = 0, featureCount: Int = 4, stumps: [Stump]) {
    self.objective = objective
    self.classes = classes
    self.featureCount = featureCount
    self.stumps = stumps
  }

  /// The model as XGBoost 1.7 writes it.
  public var json: JSONValue {
    [
      "learner": [
        "attributes": [:], "feature_names": [], "feature_types": [],
        "gradient_booster": [
          "model": [
            "gbtree_model_param": [
              "num_parallel_tree": "1", "num_trees": .string("\(stumps.count)"), "size_leaf_vector": "0",
            ],
            "tree_info": .array(stumps.map { .number($0.group) }),
            "trees": .array(stumps.enumerated().map { tree($1, id: $0) }),
          ],
          "name": "gbtree",
        ],
        "learner_model_param": [
          "base_score": "5E-1", "num_class": .string("\(classes)"), "num_feature": .string("\(featureCount)"),
          "num_target": "1",
        ],
        "objective": ["name": .string(objective)],
      ],
      "version": [1, 7, 4],
    ]
  }

  private func tree(_ stump: Stump, id: Int) -> JSONValue {
    [
      "base_weights": [0, 0, 0], "categories": [], "categories_nodes": [], "categories_segments": [],
      "categories_sizes": [], "default_left": [.number(stump.defaultLeft ? 1 : 0), 0, 0], "id": .number(id),
      "left_children": [1, -1, -1], "loss_changes": [1, 0, 0], "parents": [2_147_483_647, 0, 0],
      "right_children": [2, -1, -1],
      "split_conditions": [.number(stump.threshold), .number(stump.below), .number(stump.above)],
      "split_indices": [.number(stump.feature), 0, 0], "split_type": [0, 0, 0], "sum_hessian": [2, 1, 1],
      "tree_param": [
        "num_deleted": "0", "num_feature": .string("\(featureCount)"), "num_nodes": "3", "size_leaf_vector": "0",
      ],
    ]
  }
}
