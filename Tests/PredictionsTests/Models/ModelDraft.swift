import JSON
import Predictions

/// A small model in JSON whose parts can be replaced by wrong ones.
struct ModelDraft {
  var objective = "reg:squarederror"
  var booster = "gbtree"
  var version: JSONValue = [2, 1, 4]
  var weights: [Double]?
  var attributes: [String: String] = [:]
  var featureNames: [String] = []
  var parameters: [String: String] = [:]
  /// Members of the first tree that replace its own; `nil` takes one away.
  var tree: [String: JSONValue?] = [:]
  /// Members of the model that replace its own.
  var model: [String: JSONValue] = [:]

  /// Two trees of a numeric test, whose right child tests a category.
  private static let tree: [String: JSONValue] = [
    "left_children": [1, -1, 3, -1, -1], "right_children": [2, -1, 4, -1, -1], "split_indices": [0, 0, 2, 0, 0],
    "split_conditions": [0.5, -1, 0, 2, 3], "default_left": [1, 0, 0, 0, 0], "sum_hessian": [9, 4, 5, 3, 2],
    "loss_changes": [7, 0, 3, 0, 0], "base_weights": [0, 0, 0, 0, 0], "split_type": [0, 0, 1, 0, 0],
    "categories": [1, 3], "categories_nodes": [2], "categories_segments": [0], "categories_sizes": [2],
    "parents": [2_147_483_647, 0, 0, 2, 2], "id": 0,
    "tree_param": ["num_nodes": "5", "size_leaf_vector": "1", "num_feature": "3", "num_deleted": "0"],
  ]

  var json: JSONValue {
    var first = Self.tree
    for (key, value) in tree { first[key] = value }
    var model: [String: JSONValue] = [
      "gbtree_model_param": ["num_trees": "2", "num_parallel_tree": "1"], "tree_info": [0, 0],
      "iteration_indptr": [0, 1, 2], "trees": [Self.object(first), Self.object(Self.tree)],
    ]
    model.merge(self.model) { $1 }
    var all = ["base_score": "0E0", "num_class": "0", "num_feature": "3", "num_target": "1"]
    all.merge(parameters) { $1 }
    return [
      "version": version,
      "learner": [
        "attributes": Self.object(attributes.mapValues(JSONValue.string)),
        "feature_names": .array(featureNames.map(JSONValue.string)), "feature_types": [],
        "gradient_booster": boosted(Self.object(model)),
        "learner_model_param": Self.object(all.mapValues(JSONValue.string)),
        "objective": ["name": .string(objective)],
      ],
    ]
  }

  private func boosted(_ model: JSONValue) -> JSONValue {
    guard booster == "dart" else { return ["model": model, "name": .string(booster)] }
    let weights = JSONValue.array((weights ?? []).map { .number($0) })
    return ["gbtree": ["model": model, "name": "gbtree"], "name": "dart", "weight_drop": weights]
  }

  private static func object(_ members: [String: JSONValue]) -> JSONValue {
    .object(JSONObject(members.sorted { $0.key < $1.key }.map { JSONObject.Member(key: $0.key, value: $0.value) }))
  }

  func parsed() throws(ModelError) -> TreeEnsemble { try TreeEnsemble(parsing: json.utf8()) }
}
