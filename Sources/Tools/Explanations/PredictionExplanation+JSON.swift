import JSON
import Predictions

extension PredictionExplanation {
  /// The explanation for a program or a language model: the result of `explain_prediction`.
  public var json: JSONValue {
    .object(JSONObject((heading + figures + parts + extras).map { JSONObject.Member(key: $0.0, value: $0.1) }))
  }

  private var heading: [(String, JSONValue)] {
    [
      ("model", .string(model.name)), ("version", .string(model.version)), ("as_of", .string(model.asOf)),
      ("customer_id", customerID.map { .number($0) } ?? .null), ("target", .string(target)),
    ]
  }

  private var figures: [(String, JSONValue)] {
    [
      ("base_value", .number(baseValue)), ("base_prediction", .number(basePrediction)), ("margin", .number(margin)),
      ("prediction", .number(prediction)), ("display", .string(model.display(prediction))),
      ("unit", .string(model.unit)), ("link", .string(link.rawValue)),
      ("threshold", model.threshold.map { .number($0) } ?? .null), ("label", label.map(JSONValue.string) ?? .null),
      ("percentile", percentile.map(JSONValue.rounded) ?? .null), ("class", className.map(JSONValue.string) ?? .null),
      ("classes", .array(classes.map { ["class": .string($0.name), "probability": .number($0.probability)] })),
    ]
  }

  private var parts: [(String, JSONValue)] {
    [
      ("contributions", .array(top.map(json))),
      ("other", ["features": .number(other.count), "phi": .number(otherPhi)]),
      ("additivity_error", .number(additivityError)), ("method", .string(Self.method)),
      ("summary", .string(ExplanationSummary(self).text)),
    ]
  }

  private var extras: [(String, JSONValue)] {
    [
      ("missing", .array(missing.map(JSONValue.string))), ("what_if", whatIf.map(json) ?? .null),
      ("counterfactuals", counterfactuals.map { .array($0.map(json)) } ?? .null),
      ("warnings", .array(warnings.map(JSONValue.string))),
    ]
  }

  private func json(_ contribution: FeatureContribution) -> JSONValue {
    let feature = contribution.feature
    return [
      "feature": .string(feature.name), "value": feature.json(contribution.value),
      "display": .string(feature.display(contribution.value)), "unit": feature.unit.map(JSONValue.string) ?? .null,
      "phi": .number(contribution.phi), "share": .number(share(of: contribution)),
      "direction": contribution.raises ? "raises" : "lowers", "meaning": .string(feature.meaning),
      "percentile": contribution.percentile.map(JSONValue.rounded) ?? .null,
    ]
  }

  private func json(_ outcome: WhatIfOutcome) -> JSONValue {
    [
      "changes": .array(outcome.changes.map(\.json)), "prediction": .number(outcome.prediction),
      "display": .string(model.display(outcome.prediction)),
      "label": model.label(outcome.prediction).map(JSONValue.string) ?? .null, "margin": .number(outcome.margin),
      "moved": .array(
        outcome.moved.prefix(shown).map {
          [
            "feature": .string($0.feature), "phi_before": .number($0.before), "phi_after": .number($0.after),
            "change": .number($0.change),
          ]
        }),
    ]
  }

  private func json(_ outcome: CounterfactualOutcome) -> JSONValue {
    [
      "changes": .array(outcome.changes.map(\.json)), "prediction": .number(outcome.prediction),
      "display": .string(model.display(outcome.prediction)),
      "label": model.label(outcome.prediction).map(JSONValue.string) ?? .null,
    ]
  }
}

extension ValueChange {
  /// The change for a program: the values and both as one text.
  var json: JSONValue {
    ["feature": .string(feature.name), "from": feature.json(from), "to": feature.json(to), "display": .string(display)]
  }
}
