import JSON
import Predictions

extension TrainingPlan {
  /// Reads a plan.
  ///
  /// - Throws: `TrainingError` that names the model and the member that does not fit.
  public init(_ json: JSONValue) throws(TrainingError) {
    let split = PlanReader(json["split"], "split")
    let importance = PlanReader(json["importance"], "importance")
    let plan = PlanReader(json, "the plan")
    var models: [ModelPlan] = []
    for member in json["models"]?.array ?? [] {
      let model = try ModelPlan(PlanReader(member, member["name"]?.string ?? "a model"))
      guard !models.contains(where: { $0.name == model.name }) else {
        throw TrainingError("training.json: model \(model.name) is there twice; remove one of the two")
      }
      models.append(model)
    }
    guard !models.isEmpty else { throw TrainingError("training.json: expected a list \"models\", found none") }
    var common = json.object ?? JSONObject()
    common["models"] = nil
    self.init(
      seed: UInt64(try plan.count("seed")), patience: try plan.count("early_stopping_rounds"),
      validationShare: try split.share("validation"), testShare: try split.share("test"),
      importanceRows: try importance.count("rows"), permutationRows: try importance.count("permutation_rows"),
      fairness: try FairnessPlan(PlanReader(json["fairness"], "fairness")), common: common, models: models)
    guard validationShare + testShare < 0.9 else {
      throw TrainingError("training.json: split leaves less than a tenth of the rows for training; lower its shares")
    }
  }
}

extension FairnessPlan {
  fileprivate init(_ plan: PlanReader) throws(TrainingError) {
    var bands: [AgeBand] = []
    for member in plan.json?["age_bands"]?.array ?? [] {
      let band = PlanReader(member, "an age band")
      bands.append(
        AgeBand(name: try band.text("name"), from: try band.number("from"), below: try band.number("below")))
    }
    let regions = plan.json?["regions"]?.object?.members ?? []
    self.init(
      ageBands: bands,
      regions: regions.map { Region(name: $0.key, countries: ($0.value.array ?? []).compactMap(\.string)) })
  }
}

extension ModelPlan {
  fileprivate init(_ plan: PlanReader) throws(TrainingError) {
    self.init(
      name: try plan.text("name"), version: try plan.text("version"), title: try plan.text("title"),
      kind: try plan.choice("kind"), target: try plan.choice("target"), output: try plan.text("output"),
      meaning: try plan.text("meaning"), purpose: try plan.text("purpose"),
      limits: (plan.json?["limits"]?.array ?? []).compactMap(\.string), classFeature: plan.json?["classes_of"]?.string,
      decision: plan.json?["decision"]?.object ?? JSONObject(), method: try Self.method(plan),
      source: plan.json ?? .null)
    // A model is a folder of its name.
    guard name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }) else {
      throw TrainingError("training.json: model \"\(name)\": a name has lower-case letters, digits and _ only")
    }
    guard (kind == .classes) == (classFeature != nil) else {
      throw TrainingError("training.json: \(name): kind classes and \"classes_of\" need each other")
    }
  }

  private static func method(_ plan: PlanReader) throws(TrainingError) -> Method {
    if let forest = plan.json?["forest"] {
      return .isolation(try IsolationPlan(PlanReader(forest, "\(plan.owner): forest")))
    }
    var candidates: [BoostingPlan] = []
    for member in plan.json?["candidates"]?.array ?? [] {
      candidates.append(try BoostingPlan(PlanReader(member, "\(plan.owner): a candidate")))
    }
    guard !candidates.isEmpty else {
      throw TrainingError("training.json: \(plan.owner): expected \"candidates\" or a \"forest\", found neither")
    }
    return .boosting(candidates)
  }
}

extension BoostingPlan {
  fileprivate init(_ plan: PlanReader) throws(TrainingError) {
    self.init(
      name: try plan.text("name"), objective: try plan.text("objective"), metric: try plan.text("metric"),
      rounds: try plan.count("rounds"), link: plan.json?["link"] == nil ? nil : try plan.choice("link"),
      parameters: plan.json?["parameters"]?.object ?? JSONObject())
  }
}

extension IsolationPlan {
  fileprivate init(_ plan: PlanReader) throws(TrainingError) {
    self.init(
      trees: try plan.count("trees"), sample: try plan.count("sample"), depth: try plan.count("depth"),
      alertShare: try plan.share("alert_share"))
    guard (1...10_000).contains(trees), (2...65_536).contains(sample), (1...16).contains(depth) else {
      throw TrainingError(
        "training.json: \(plan.owner): expected up to 10000 trees of 2 to 65536 rows and a depth of 1 to 16, found "
          + "\(trees) of \(sample) and \(depth)")
    }
  }
}
