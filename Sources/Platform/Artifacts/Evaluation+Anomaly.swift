import JSON

extension Evaluation {
  /// What is measured of a model that scores how unusual rows are, against the labels it never saw.
  var anomalyMembers: JSONObject {
    guard case .isolation(let forest) = model.plan.method else { return JSONObject() }
    let metrics = DataSplit.Part.allCases.map { part in
      JSONObject.Member(key: part.rawValue, value: figures(predicted(part), part, forest.alertShare))
    }
    var decision: [(String, JSONValue)] = [("alert_share", .number(forest.alertShare))]
    if let threshold {
      let matrix = ConfusionMatrix(outcomes: outcomes(.test), scores: predicted(.test), threshold: threshold)
      decision += [
        ("threshold", .number(threshold)), ("chosen_by", "the alert share of the training rows, without labels"),
        ("flagged", .number(matrix.flagged)), ("precision", .figure(matrix.precision, digits: 4)),
        ("precision_interval_95", .interval(Interval(successes: matrix.truePositives, trials: matrix.flagged))),
        ("recall", .figure(matrix.recall, digits: 4)),
      ]
    }
    let outcomes = outcomes(.test)
    let rate = Double(outcomes.count { $0 }) / Double(max(1, outcomes.count))
    return [
      "metrics": .object(JSONObject(metrics)), "decision": .object(JSONObject().adding(decision)),
      "detection_by_kind": .array(detectionByKind),
      "baselines": [
        "random": [
          "auc_roc": 0.5, "average_precision": .figure(rate, digits: 4),
          "precision_at_budget": .figure(rate, digits: 4), "recall_at_budget": .number(forest.alertShare),
        ],
        "largest_standardised_value": figures(largestDeviations, .test, forest.alertShare),
      ],
    ]
  }

  private func figures(_ scores: [Double], _ part: DataSplit.Part, _ budget: Double) -> JSONValue {
    let ranked = RankedOutcomes(outcomes: outcomes(part), scores: scores)
    let lift = Lift(ranked, part: budget)
    return [
      "auc_roc": .figure(ranked.areaUnderCurve),
      "average_precision": .figure(ranked.averagePrecision, digits: 4),
      "precision_at_budget": .figure(lift.rate, digits: 4), "recall_at_budget": .figure(lift.share, digits: 4),
    ]
  }

  /// How many rows of each kind the threshold finds.
  private var detectionByKind: [JSONValue] {
    let rows = split[.test]
    let scores = scores.numbers(rows)
    return AnomalyKind.allCases.map { kind in
      let members = rows.indices.filter { data.customers.outcomes.anomalyKinds[rows[$0]] == UInt8(kind.rawValue) }
      return [
        "kind": .string(kind.name), "rows": .number(members.count),
        "found": .number(members.count { scores[$0] >= threshold ?? .infinity }),
      ]
    }
  }

  /// The largest distance from the training mean in standard deviations, over the numbers of each test row.
  private var largestDeviations: [Double] {
    var largest = [Double](repeating: 0, count: split[.test].count)
    for feature in data.schema.features where feature.levels == nil {
      let train = self.feature(feature.name, .train).filter { !$0.isNaN }
      let mean = train.reduce(0, +) / Double(max(1, train.count))
      let spread = (train.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, train.count))).squareRoot()
      guard spread > 0 else { continue }
      for (row, value) in self.feature(feature.name, .test).enumerated() where !value.isNaN {
        largest[row] = max(largest[row], abs(value - mean) / spread)
      }
    }
    return largest
  }
}
