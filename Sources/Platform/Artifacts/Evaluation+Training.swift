import JSON

extension Evaluation {
  /// How the model was trained, by the names that the reports use.
  var training: JSONObject {
    let categories = data.schema.features.count { $0.levels != nil }
    let numbers = data.schema.features.count - categories
    var members: [(String, JSONValue)] = []
    if let variant = model.variant {
      members += [
        ("objective", .string(variant.objective)), ("eval_metric", .string(variant.metric)),
        ("trees", .number(model.ensemble.trees.count)), ("rounds", .number(model.rounds)),
      ]
      members += variant.parameters.members.map { ($0.key == "eta" ? "learning_rate" : $0.key, $0.value) }
      members += [("tree_method", "hist"), ("early_stopping_rounds", .number(plan.patience))]
      if let version = model.libraryVersion { members.append(("library", .string("XGBoost \(version)"))) }
    } else if case .isolation(let forest) = model.plan.method {
      members += [
        ("trees", .number(forest.trees)), ("rows_per_tree", .number(forest.sample)),
        ("max_depth", .number(forest.depth)), ("uses_labels", false),
      ]
    }
    members += [
      ("categorical_features", .number(categories)), ("numeric_features", .number(numbers)),
      ("random_seed", .number(Int(clamping: plan.seed))),
    ]
    if model.candidates.count > 1 { members.append(("candidates", .array(model.candidates.map(\.json)))) }
    return JSONObject().adding(members)
  }
}

extension TrainedModel.Candidate {
  fileprivate var json: JSONValue {
    [
      "name": .string(name), "objective": .string(objective), "rounds": .number(rounds),
      "validation_rmse": .figure(validation),
    ]
  }
}
