import JSON
import Predictions

extension CustomerPredictions {
  /// Why a model predicts what it does.
  ///
  /// - Throws: `FeatureError` for an unknown customer, feature, level or class, and a value of the wrong type;
  ///   `ModelLibraryError` when the contributions do not add up to the margin; what the store and the library throw.
  public func explanation(_ request: ExplanationRequest) throws -> PredictionExplanation {
    let model = try models.model(request.model)
    let row = try row(of: request.subject)
    let group = try group(request.className, of: model, row)
    let part = try ExplainedRow(columns(of: model, row.values), group: group, by: model)
    var explanation = explanation(of: part, by: model)
    if case .customer(let id) = request.subject { explanation.customerID = id }
    explanation.warnings = row.warnings
    explanation.show(request.top)
    if let changes = request.whatIf { try add(whatIf: changes, to: row, part, by: model, &explanation) }
    if request.wantsCounterfactuals { explanation.counterfactuals = try counterfactuals(of: part, by: model) }
    return explanation
  }

  /// The features of a subject.
  func row(of subject: ExplanationRequest.Subject) throws -> FeatureRow {
    switch subject {
    case .customer(let id): FeatureRow(try customers.existing(id).features, schema: customers.schema)
    case .features(let object): try FeatureRow(object, schema: customers.schema)
    }
  }

  private func explanation(of part: ExplainedRow, by model: ExplainedModel) -> PredictionExplanation {
    let features = model.model.schema.features
    let contributions = features.indices.map { index in
      FeatureContribution(
        feature: features[index], value: part.values[index], phi: part.phis[index],
        percentile: customers.percentile(of: features[index], part.values[index]))
    }
    let classes = model.description.kind == .classes
    return PredictionExplanation(
      model: model.description, link: model.link, baseValue: part.baseValue, basePrediction: part.basePrediction,
      margin: part.margin, prediction: part.prediction,
      className: classes ? model.description.classes[safe: part.group] : nil,
      classes: ModelPrediction(model: model.description, predictions: part.predictions).classes,
      contributions: contributions, missing: contributions.filter(\.value.isNaN).map(\.feature.name))
  }

  /// Which of the margins is explained: that of the class named, of the likeliest, or the only one.
  func group(_ name: String?, of model: ExplainedModel, _ row: FeatureRow) throws -> Int {
    if let name { return try classIndex(name, of: model) }
    guard model.description.kind == .classes else { return 0 }
    let margins = try model.margins(of: columns(of: model, row.values))
    return margins.indices.max { margins[$0] < margins[$1] } ?? 0
  }

  private func add(
    whatIf changes: JSONObject, to row: FeatureRow, _ before: ExplainedRow, by model: ExplainedModel,
    _ explanation: inout PredictionExplanation
  ) throws {
    var changed = row
    let warnings = row.warnings.count
    for member in changes.members { try changed.set(member.key, to: member.value, schema: customers.schema) }
    explanation.warnings += changed.warnings.dropFirst(warnings)
    let after = try ExplainedRow(columns(of: model, changed.values), group: before.group, by: model)
    let names = Set(changes.keys)
    let differences = customers.schema.features.indices.filter { names.contains(customers.schema.features[$0].name) }
    let features = model.model.schema.features
    explanation.whatIf = WhatIfOutcome(
      changes: differences.map {
        ValueChange(feature: customers.schema.features[$0], from: row.values[$0], to: changed.values[$0])
      }, prediction: after.prediction, margin: after.margin,
      moved: features.indices.filter { before.phis[$0] != after.phis[$0] }.map {
        WhatIfOutcome.Movement(feature: features[$0].name, before: before.phis[$0], after: after.phis[$0])
      })
  }
}
