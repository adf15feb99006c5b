import JSON

extension FairnessReport {
  /// The members of `fairness.json` that the comparison gives.
  var members: JSONObject {
    [
      "evaluated_on": "test", "rows": .number(rows), "threshold": .number(threshold),
      "protected_features": .array(
        protectedFeatures.map {
          ["feature": .string($0.name), "in_model": true, "shap_share": .figure($0.share, digits: 4)]
        }),
      "attributes": .array(attributes.map(\.json)),
      "findings": .array(attributes.flatMap(\.findings).map(JSONValue.string)),
    ]
  }
}

extension FairnessAttribute {
  fileprivate var json: JSONValue {
    [
      "attribute": .string(name),
      "summary": [
        "selection_rate_ratio": .figure(selectionRateRatio, digits: 4),
        "demographic_parity_difference": .figure(demographicParityDifference, digits: 4),
        "equal_opportunity_difference": .figure(equalOpportunityDifference, digits: 4),
        "equalized_odds_difference": .figure(equalizedOddsDifference, digits: 4),
        "passes_four_fifths_rule": .bool(passesFourFifths),
      ],
      "groups": .array(groups.map(\.json)),
    ]
  }

  /// What a reader should take from the figures, in sentences.
  fileprivate var findings: [String] {
    guard let least = groups.min(by: { $0.selectionRate < $1.selectionRate }),
      let greatest = groups.max(by: { $0.selectionRate < $1.selectionRate }),
      let smallest = groups.min(by: { $0.rows < $1.rows }), groups.count > 1
    else { return [] }
    let ratio = "\(selectionRateRatio.rounded(digits: 3))"
    let rates = "\(greatest.baseRate.rounded(digits: 3)) and \(least.baseRate.rounded(digits: 3))"
    var findings = [
      "\(name): \(greatest.name) is flagged most often (\(greatest.selectionText)), \(least.name) least often "
        + "(\(least.selectionText)); the ratio is \(ratio), "
        + (passesFourFifths ? "within the rule of four fifths." : "which breaks the rule of four fifths.")
        + " Of the two groups \(rates) came true."
    ]
    let interval = smallest.truePositiveInterval
    findings.append(
      "\(name): the smallest group is \(smallest.name) with \(smallest.rows) rows and \(smallest.positives) churners; "
        + "its true positive rate lies between \(interval.lower.rounded(digits: 3)) and "
        + "\(interval.upper.rounded(digits: 3)) (95 %)"
        + (contains(interval) ? ", so that a gap to the other groups cannot be told from chance." : "."))
    return findings
  }

  /// Whether the true positive rates of all groups lie in an interval.
  private func contains(_ interval: Interval) -> Bool {
    groups.allSatisfy { (interval.lower...interval.upper).contains($0.truePositiveRate) }
  }
}

extension FairnessGroup {
  fileprivate var selectionText: String { "\((selectionRate * 100).rounded(digits: 3)) %" }

  fileprivate var json: JSONValue {
    [
      "group": .string(name), "rows": .number(rows), "churners": .number(positives),
      "base_rate": .figure(baseRate, digits: 4), "selection_rate": .figure(selectionRate, digits: 4),
      "selection_rate_interval_95": .interval(selectionInterval),
      "true_positive_rate": .figure(truePositiveRate, digits: 4),
      "true_positive_rate_interval_95": .interval(truePositiveInterval),
      "false_positive_rate": .figure(decisions.falsePositiveRate, digits: 4),
      "auc_roc": .figure(areaUnderCurve, digits: 4), "auc_roc_interval_95": .interval(areaInterval),
      "mean_predicted": .figure(meanPredicted, digits: 4),
      "expected_calibration_error": .figure(calibrationError, digits: 4),
    ]
  }
}
