import Predictions

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Grows trees by gradient boosting until the validation rows gain no more.
///
/// Chen and Guestrin (2016), "XGBoost: A Scalable Tree Boosting System", by their library; rounds, early stopping and
/// base score are chosen here, so that all its versions do the same.
struct Boosting {
  let library: XGBoostLibrary
  let schema: FeatureSchema
  /// How many classes there are; 0 unless classes are predicted.
  let classCount: Int
  let seed: UInt64
  /// How many rounds without a better validation end it.
  let patience: Int

  /// Rows with what came of them.
  struct Rows {
    let features: FeatureMatrix
    let targets: [Float]
  }

  /// Trains one variant on one thread.
  ///
  /// - Parameter progress: Called after each round with its number, from 1, and the validation's figure.
  /// - Throws: `XGBoostError`, `CancellationError`.
  func train(
    _ plan: BoostingPlan, on training: Rows, validation: Rows, progress: (Int, Double) -> Void
  ) throws -> BoostedModel {
    let labels = labels(training.targets, plan)
    let rows = try DMatrix(library, features: training.features, schema: schema, labels: labels)
    let held = try DMatrix(
      library, features: validation.features, schema: schema, labels: self.labels(validation.targets, plan))
    var parameters = plan.settings(seed: seed)
    if classCount > 0 { parameters.append(("num_class", "\(classCount)")) }
    parameters.append(("base_score", "\(baseScore(labels))"))
    let booster = try Booster(library, caching: [rows, held], parameters: parameters)
    var best: (round: Int, value: Double)?
    for round in 0..<plan.rounds {
      try Task.checkCancellation()
      try booster.update(round: round, on: rows)
      let value = try booster.evaluation(round: round, on: held)
      progress(round + 1, value)
      if value < best?.value ?? .infinity { best = (round, value) }
      if round - (best?.round ?? round) >= patience { break }
    }
    guard let best else {
      throw TrainingError(
        "variant \(plan.name): \(plan.metric) of the validation rows is no number; check objective and parameters")
    }
    return try finish(booster, plan, best: best)
  }

  private func finish(
    _ booster: Booster, _ plan: BoostingPlan, best: (round: Int, value: Double)
  ) throws(XGBoostError) -> BoostedModel {
    let model = try booster.prefix(rounds: best.round + 1)
    try model.setFeatures(schema)
    try model.setAttribute("best_iteration", "\(best.round)")
    if let link = plan.link { try model.setAttribute("kb_link", link.rawValue) }
    return BoostedModel(
      plan: plan, rounds: best.round + 1, validation: best.value, ubj: try model.saved(as: .ubj),
      json: try model.saved(as: .json))
  }

  /// The targets as they are learnt.
  private func labels(_ targets: [Float], _ plan: BoostingPlan) -> [Float] {
    plan.link == .expm1 ? targets.map { log1pf(max(0, $0)) } : targets
  }

  /// What every prediction begins with, as a prediction: the mean of what is learnt, nothing where classes are.
  private func baseScore(_ labels: [Float]) -> Float {
    guard classCount == 0, !labels.isEmpty else { return 0 }
    return Float(labels.reduce(0.0) { $0 + Double($1) } / Double(labels.count))
  }
}
