import JSON

extension Evaluation {
  /// What is measured of a model that predicts the probability of an event.
  var probabilityMembers: JSONObject {
    let outcomes = outcomes(.test)
    let probabilities = predicted(.test)
    let metrics = DataSplit.Part.allCases.map { part in
      JSONObject.Member(key: part.rawValue, value: .object(part == .test ? testFigures : figures(part)))
    }
    var members: [(String, JSONValue)] = [("metrics", .object(JSONObject(metrics)))]
    if let threshold { members.append(("decision", decision(threshold))) }
    let thresholds = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6]
    members += [
      ("threshold_table", .array(thresholds.map(thresholdRow))),
      ("lift", lift), ("calibration", calibration(outcomes, probabilities)), ("baselines", .object(eventBaselines)),
    ]
    return JSONObject().adding(members)
  }

  private func figures(_ part: DataSplit.Part) -> JSONObject {
    let metrics = ProbabilityMetrics(outcomes: outcomes(part), probabilities: predicted(part))
    return [
      "auc_roc": .figure(metrics.areaUnderCurve), "average_precision": .figure(metrics.averagePrecision),
      "log_loss": .figure(metrics.logLoss), "brier": .figure(metrics.brier),
    ]
  }

  private var testFigures: JSONObject {
    let outcomes = outcomes(.test)
    let area = RankedOutcomes(outcomes: outcomes, scores: predicted(.test)).areaUnderCurve
    let positives = outcomes.count { $0 }
    let interval = Interval(areaUnderCurve: area, positives: positives, negatives: outcomes.count - positives)
    return figures(.test).adding([("auc_roc_interval_95", .interval(interval))])
  }

  private func decision(_ threshold: Double) -> JSONValue {
    let matrix = ConfusionMatrix(outcomes: outcomes(.test), scores: predicted(.test), threshold: threshold)
    return [
      "threshold": .number(threshold), "chosen_by": "best F1 on the validation rows", "evaluated_on": "test",
      "precision": .figure(matrix.precision, digits: 4),
      "precision_interval_95": .interval(Interval(successes: matrix.truePositives, trials: matrix.flagged)),
      "recall": .figure(matrix.recall, digits: 4), "f1": .figure(matrix.f1, digits: 4),
      "accuracy": .figure(matrix.accuracy, digits: 4), "specificity": .figure(matrix.specificity, digits: 4),
      "confusion_matrix": [
        "true_positive": .number(matrix.truePositives), "false_positive": .number(matrix.falsePositives),
        "false_negative": .number(matrix.falseNegatives), "true_negative": .number(matrix.trueNegatives),
      ],
    ]
  }

  private func thresholdRow(_ threshold: Double) -> JSONValue {
    let matrix = ConfusionMatrix(outcomes: outcomes(.test), scores: predicted(.test), threshold: threshold)
    return [
      "threshold": .number(threshold), "precision": .figure(matrix.precision, digits: 4),
      "recall": .figure(matrix.recall, digits: 4), "f1": .figure(matrix.f1, digits: 4),
      "flagged": .number(matrix.flagged),
    ]
  }

  private var lift: JSONValue {
    let lift = Lift(outcomes: outcomes(.test), scores: predicted(.test))
    return [
      "top_decile_churn_rate": .figure(lift.rate, digits: 4), "top_decile_lift": .figure(lift.factor, digits: 3),
      "top_decile_share_of_churners": .figure(lift.share, digits: 4),
    ]
  }

  private func calibration(_ outcomes: [Bool], _ probabilities: [Double]) -> JSONValue {
    let calibration = Calibration(outcomes: outcomes, probabilities: probabilities)
    return [
      "method": "ten equal-width bins, test rows",
      "expected_calibration_error": .figure(calibration.expectedError, digits: 4),
      "bins": .array(
        calibration.bins.filter { $0.count > 0 }.map { bin in
          [
            "lower": .number(bin.lower), "upper": .number(bin.upper), "count": .number(bin.count),
            "mean_predicted": .figure(bin.meanPredicted, digits: 4),
            "observed_rate": .figure(bin.observedRate, digits: 4),
          ]
        }),
    ]
  }

  private var eventBaselines: JSONObject {
    let train = actual(.train)
    let rate = train.reduce(0, +) / Double(max(1, train.count))
    let outcomes = outcomes(.test)
    let constant = ProbabilityMetrics(outcomes: outcomes, probabilities: outcomes.map { _ in rate })
    var baselines: JSONObject = [
      "training_base_rate": [
        "log_loss": .figure(constant.logLoss), "brier": .figure(constant.brier),
        "auc_roc": .figure(constant.areaUnderCurve),
      ]
    ]
    let days = feature("days_since_last_login", .test)
    guard !days.isEmpty else { return baselines }
    let rule = ConfusionMatrix(outcomes: outcomes, scores: days, threshold: 14.5)
    baselines["no_login_for_more_than_14_days"] = [
      "precision": .figure(rule.precision, digits: 4), "recall": .figure(rule.recall, digits: 4),
      "flagged": .number(rule.flagged),
    ]
    return baselines
  }
}
