import JSON
import Predictions
import Storage

/// The training of one model after the other, from rows to files.
struct ModelJob: Sendable {
  let data: TrainingData
  let plan: TrainingPlan
  let layout: PlatformLayout
  let split: DataSplit
  let library: XGBoostLibrary?
  let progress: @Sendable (TrainingProgress) -> Void

  /// Changes whenever the same plan comes to give other files.
  private static let format = 1

  /// Trains a model and writes its files, unless that was done already.
  func result(_ model: ModelPlan) throws -> TrainingReport.Model {
    let fingerprint = fingerprint(model)
    if let kept = kept(model, fingerprint) {
      progress(.kept(model: model.name))
      return kept
    }
    let trained = try train(model)
    try Task.checkCancellation()
    progress(.measuring(model: model.name))
    let artifacts = try ModelArtifacts(trained, data: data, split: split, plan: plan, fingerprint: fingerprint)
    try artifacts.write(model.name, layout: layout)
    progress(.finished(model: model.name))
    return TrainingReport.Model(
      name: model.name, isKept: false, bytes: trained.ubj.count, metrics: artifacts.metrics)
  }

  /// What a model's files depend on, as one hash.
  private func fingerprint(_ model: ModelPlan) -> String {
    let parts: [String] = [
      "\(Self.format)", data.hash, data.asOf, model.isBoosted ? library?.version ?? "" : "", model.source.text(),
      JSONValue.object(plan.common).text(),
    ]
    return SHA256.hexadecimal(Array(parts.joined(separator: "\n").utf8))
  }

  private func kept(_ model: ModelPlan, _ fingerprint: String) -> TrainingReport.Model? {
    let files = FileSystem()
    func read(_ file: String) -> [UInt8]? { try? files.read(layout.model(model.name, file)).array }
    guard let bytes = read("training.json"), let json = try? JSONValue(parsing: bytes),
      let record = TrainingRecord(json), record.fingerprint == fingerprint, record.isWhole(model.name, layout: layout),
      let metrics = read("metrics.json").flatMap({ try? JSONValue(parsing: $0) }), let ubj = read("model.ubj")
    else { return nil }
    return TrainingReport.Model(name: model.name, isKept: true, bytes: ubj.count, metrics: metrics)
  }

  private func train(_ model: ModelPlan) throws -> TrainedModel {
    switch model.method {
    case .isolation(let forest): return try grow(forest, model)
    case .boosting(let variants): return try boost(variants, model)
    }
  }

  private func grow(_ forest: IsolationPlan, _ model: ModelPlan) throws -> TrainedModel {
    progress(.began(model: model.name, variants: 1))
    let grown = IsolationForest(forest, features: data.features(split[.train]), schema: data.schema, seed: plan.seed)
    let document = ModelDocument(grown, plan: forest, schema: data.schema).content
    let ubj = document.ubj
    return TrainedModel(
      plan: model, ubj: ubj, json: document.json, ensemble: try TreeEnsemble(parsing: ubj), variant: nil, rounds: 0,
      candidates: [], libraryVersion: nil)
  }

  private func boost(_ variants: [BoostingPlan], _ model: ModelPlan) throws -> TrainedModel {
    guard let library else { throw TrainingError("model \(model.name) needs XGBoost's library") }
    progress(.began(model: model.name, variants: variants.count))
    let classes = model.classFeature.flatMap { data.schema[$0]?.levels } ?? []
    let boosting = Boosting(
      library: library, schema: data.schema, classCount: classes.count, seed: plan.seed, patience: plan.patience)
    let (training, validation) = (rows(.train, model), rows(.validation, model))
    var candidates: [TrainedModel.Candidate] = []
    var best: (boosted: BoostedModel, ensemble: TreeEnsemble, error: Double)?
    for variant in variants {
      let boosted = try boosting.train(variant, on: training, validation: validation) { round, value in
        progress(
          .round(
            model: model.name, variant: variant.name, number: round, of: variant.rounds, metric: variant.metric,
            value: value))
      }
      let ensemble = try TreeEnsemble(parsing: boosted.ubj)
      let error = variants.count > 1 ? try error(ensemble, validation) : boosted.validation
      candidates.append(
        TrainedModel.Candidate(
          name: variant.name, objective: variant.objective, rounds: boosted.rounds, validation: error))
      if error < best?.error ?? .infinity { best = (boosted, ensemble, error) }
    }
    guard let best else { throw TrainingError("model \(model.name): no variant could be trained") }
    return TrainedModel(
      plan: model, ubj: best.boosted.ubj, json: best.boosted.json, ensemble: best.ensemble,
      variant: best.boosted.plan, rounds: best.boosted.rounds, candidates: candidates,
      libraryVersion: library.version)
  }

  private func rows(_ part: DataSplit.Part, _ model: ModelPlan) -> Boosting.Rows {
    let targets = data.values(of: model.target)
    return Boosting.Rows(features: data.features(split[part]), targets: split[part].map { targets[$0] })
  }

  /// The root mean squared error in the target's own unit, in which variants with different losses compare.
  private func error(_ ensemble: TreeEnsemble, _ rows: Boosting.Rows) throws -> Double {
    let scores = try ModelScores(TreeScorer(ensemble), rows.features)
    return RegressionMetrics(
      actual: rows.targets.map(Double.init), predicted: scores.numbers(Array(rows.targets.indices))
    ).rootMeanSquaredError
  }
}
