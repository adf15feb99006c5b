import JSON
import Predictions

/// What someone should read before using a model: `card.md`.
///
/// Its parts are those of Mitchell et al. (2019), "Model Cards for Model Reporting".
struct ModelCard {
  let evaluation: Evaluation
  let importance: FeatureImportance
  let fairness: FairnessReport?
  /// The SHA-256 of `model.ubj`.
  let modelHash: String

  private var model: TrainedModel { evaluation.model }
  private var plan: ModelPlan { model.plan }

  /// The card as Markdown.
  var text: String {
    let parts = [
      "# \(plan.title) (\(plan.name) \(plan.version))\n\n\(plan.meaning)", purpose, training, figures, drivers,
      fairnessPart, limits, repetition,
    ]
    return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
  }

  private var purpose: String { "## Purpose\n\n\(plan.purpose)" }

  private var training: String {
    let data = evaluation.data
    let split = evaluation.split
    let method =
      if let variant = model.variant {
        "Gradient boosted trees (XGBoost \(model.libraryVersion ?? "")), \(variant.objective), "
          + "\(model.ensemble.trees.count) trees from \(model.rounds) rounds; the rounds were chosen on the validation rows."
      } else {
        "An isolation forest of \(model.ensemble.trees.count) trees, grown without labels."
      }
    return """
      ## Data and training

      - Target: \(plan.target.meaning) (`\(plan.target.rawValue)`).
      - \(data.customers.count) generated customers as of \(data.asOf), \(data.schema.features.count) features; SHA-256 \
      `\(data.hash)`.
      - Split by customer id: \(split[.train].count) rows to train, \(split[.validation].count) to validate, \
      \(split[.test].count) to test.
      - \(method)
      """
  }

  private var figures: String? {
    guard let test = evaluation.json["metrics"]?["test"]?.object else { return nil }
    let baselines = evaluation.json["baselines"]?.object?.members ?? []
    let names = test.members.filter { $0.value.double != nil }.map(\.key)
    let columns = [("test", JSONValue.object(test))] + baselines.map { ($0.key, $0.value) }
    let header =
      "| figure | " + columns.map { $0.0.split(separator: "_").joined(separator: " ") }.joined(separator: " | ") + " |"
    let rule = "|---|" + columns.map { _ in "---:|" }.joined()
    let rows = names.map { name in
      "| `\(name)` | " + columns.map { $0.1[name]?.text() ?? "–" }.joined(separator: " | ") + " |"
    }
    let decision = evaluation.threshold.map { "\n\nRows from \($0) on count as positive." } ?? ""
    return "## Figures on the test rows\n\n" + ([header, rule] + rows).joined(separator: "\n") + decision
  }

  private var drivers: String {
    let rows = importance.meanSHAP.entries.prefix(8).map { entry in
      "| `\(importance.features[entry.feature])` | \((entry.share * 100).rounded(digits: 3)) % |"
    }
    return "## Main drivers\n\n| feature | share of mean \\|SHAP\\| |\n|---|---:|\n" + rows.joined(separator: "\n")
  }

  private var fairnessPart: String? {
    guard let fairness else { return nil }
    let rows = fairness.attributes.map { attribute in
      "| \(attribute.name) | \(attribute.selectionRateRatio.rounded(digits: 3)) | "
        + "\(attribute.demographicParityDifference.rounded(digits: 3)) | "
        + "\(attribute.equalOpportunityDifference.rounded(digits: 3)) |"
    }
    let header = "| attribute | selection rate ratio | demographic parity difference | equal opportunity difference |"
    return "## Fairness\n\nAt the threshold, over the test rows; groups and intervals are in `fairness.json`.\n\n"
      + ([header, "|---|---:|---:|---:|"] + rows).joined(separator: "\n")
  }

  private var limits: String {
    let given =
      plan.limits + [
        "The customers are generated: figures show that the pipeline works, not how real customers behave."
      ]
    return "## Limits\n\n" + given.map { "- \($0)" }.joined(separator: "\n")
  }

  private var repetition: String {
    """
    ## Repeating it

    `kb platform train --model \(plan.name)` with the data above and the same library gives the same bytes: seed \
    \(evaluation.plan.seed), `model.ubj` SHA-256 `\(modelHash)`.
    """
  }
}
