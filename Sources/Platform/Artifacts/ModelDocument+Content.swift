extension ModelDocument {
  /// The document as a value that both forms are written from.
  var content: DocumentValue {
    .object([
      ("learner", learner),
      ("version", .integers([1, 7, 4])),
    ])
  }

  private var learner: DocumentValue {
    .object([
      ("attributes", .object(attributes.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
      ("feature_names", .list(featureNames.map(DocumentValue.text))),
      ("feature_types", .list(featureTypes.map(DocumentValue.text))),
      ("gradient_booster", .object([("model", model), ("name", .text("gbtree"))])),
      (
        "learner_model_param",
        .object([
          ("base_score", .text("\(baseScore)")), ("boost_from_average", .text("0")),
          ("num_class", .text("\(classCount)")), ("num_feature", .text("\(featureCount)")),
          ("num_target", .text("1")),
        ])
      ),
      ("objective", objectiveContent),
    ])
  }

  private var model: DocumentValue {
    .object([
      (
        "gbtree_model_param",
        .object([
          ("num_parallel_tree", .text("1")), ("num_trees", .text("\(trees.count)")),
          ("size_leaf_vector", .text("0")),
        ])
      ),
      ("tree_info", .integers(treeGroups)),
      ("trees", .list(trees.enumerated().map { $1.content(number: $0, featureCount: featureCount) })),
    ])
  }

  private var objectiveContent: DocumentValue {
    let parameters: (String, DocumentValue)? =
      switch objective {
      case "multi:softprob", "multi:softmax":
        ("softmax_multiclass_param", .object([("num_class", .text("\(classCount)"))]))
      case "reg:tweedie":
        ("tweedie_regression_param", .object([("tweedie_variance_power", .text("1.5"))]))
      case "count:poisson":
        ("poisson_regression_param", .object([("max_delta_step", .text("0.7"))]))
      case "reg:gamma": nil
      default: ("reg_loss_param", .object([("scale_pos_weight", .text("1"))]))
      }
    return .object([("name", .text(objective))] + (parameters.map { [$0] } ?? []))
  }
}

extension ModelDocument.Tree {
  fileprivate func content(number: Int, featureCount: Int) -> DocumentValue {
    .object([
      ("base_weights", .floats(weights)), ("categories", .int32s(categories)),
      ("categories_nodes", .int32s(categoryNodes)), ("categories_segments", .int64s(categorySegments)),
      ("categories_sizes", .int64s(categorySizes)), ("default_left", .bytes(defaultLeft)), ("id", .integer(number)),
      ("left_children", .int32s(left)), ("loss_changes", .floats(gains)), ("parents", .int32s(parents)),
      ("right_children", .int32s(right)), ("split_conditions", .floats(conditions)),
      ("split_indices", .int32s(features)), ("split_type", .bytes(splitTypes)), ("sum_hessian", .floats(hessians)),
      (
        "tree_param",
        .object([
          ("num_deleted", .text("0")), ("num_feature", .text("\(featureCount)")),
          ("num_nodes", .text("\(left.count)")), ("size_leaf_vector", .text("0")),
        ])
      ),
    ])
  }
}
