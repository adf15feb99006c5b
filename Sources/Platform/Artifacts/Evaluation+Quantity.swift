import JSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Evaluation {
  /// What is measured of a model that predicts a quantity: a score, or dollars.
  var quantityMembers: JSONObject {
    let isMoney = model.plan.kind == .usd
    let metrics = DataSplit.Part.allCases.map { part in
      JSONObject.Member(key: part.rawValue, value: .object(errors(actual(part), predicted(part))))
    }
    var members: [(String, JSONValue)] = [("metrics", .object(JSONObject(metrics)))]
    if isMoney {
      members += planBands.map { [("error_by_plan", $0)] } ?? []
    } else {
      members.append(("error_by_score_band", scoreBands))
    }
    members.append(("baselines", .object(isMoney ? moneyBaselines : scoreBaselines)))
    if !model.plan.decision.isEmpty { members.append(("decision", .object(model.plan.decision))) }
    return JSONObject().adding(members)
  }

  private func errors(_ actual: [Double], _ predicted: [Double]) -> JSONObject {
    let metrics = RegressionMetrics(actual: actual, predicted: predicted)
    let errors: JSONObject = [
      "rmse": .figure(metrics.rootMeanSquaredError), "mae": .figure(metrics.meanAbsoluteError),
      "r2": .figure(metrics.determination), "median_absolute_error": .figure(metrics.medianAbsoluteError),
      "mean_error": .figure(metrics.meanError, digits: 3),
    ]
    guard model.plan.kind == .usd else { return errors }
    func logarithm(_ value: Double) -> Double { log1p(max(0, value)) }
    let inLog = RegressionMetrics(actual: actual.map(logarithm), predicted: predicted.map(logarithm))
    return errors.adding([("r2_log", .figure(inLog.determination))])
  }

  private func baseline(_ predicted: [Double]) -> JSONValue {
    let metrics = RegressionMetrics(actual: actual(.test), predicted: predicted)
    return [
      "rmse": .figure(metrics.rootMeanSquaredError), "mae": .figure(metrics.meanAbsoluteError),
      "r2": .figure(metrics.determination, digits: 4),
    ]
  }

  private var meanBaseline: JSONValue {
    let train = actual(.train)
    let mean = train.reduce(0, +) / Double(max(1, train.count))
    return baseline(split[.test].map { _ in mean })
  }

  private var scoreBands: JSONValue {
    let rows = Array(zip(actual(.test), predicted(.test)))
    return .array(
      (0..<5).map { band in
        let members = rows.filter { min(4, Int(max(0, $0.0) * 5)) == band }
        let count = Double(max(1, members.count))
        return [
          "band": .string("\(Double(band * 2) / 10)-\(Double(band * 2 + 2) / 10)"), "rows": .number(members.count),
          "mean_actual": .figure(members.reduce(0) { $0 + $1.0 } / count),
          "mean_predicted": .figure(members.reduce(0) { $0 + $1.1 } / count),
          "mae": .figure(members.reduce(0) { $0 + abs($1.0 - $1.1) } / count),
        ]
      })
  }

  private var scoreBaselines: JSONObject {
    var baselines: JSONObject = ["predict_training_mean": meanBaseline]
    let (train, test) = (feature("sessions_last_7_days", .train), feature("sessions_last_7_days", .test))
    guard !train.isEmpty else { return baselines }
    // The logarithm: a few accounts have hundreds of sessions.
    let line = Line(train.map(Self.logOnePlus), actual(.train))
    baselines["linear_on_weekly_sessions"] = baseline(test.map { line.value(at: Self.logOnePlus($0)) })
    return baselines
  }

  private static func logOnePlus(_ count: Double) -> Double { count.isNaN ? 0 : log1p(max(0, count)) }

  private var planBands: JSONValue? {
    guard let levels = data.schema["plan_type"]?.levels else { return nil }
    let rows = Array(zip(feature("plan_type", .test), zip(actual(.test), predicted(.test))))
    return .array(
      levels.enumerated().map { code, level in
        let members = rows.filter { $0.0 == Double(code) }.map(\.1)
        let count = Double(max(1, members.count))
        return [
          "plan_type": .string(level), "rows": .number(members.count),
          "mean_actual_usd": .figure(members.reduce(0) { $0 + $1.0 } / count),
          "mean_predicted_usd": .figure(members.reduce(0) { $0 + $1.1 } / count),
          "mae_usd": .figure(members.reduce(0) { $0 + abs($1.0 - $1.1) } / count),
        ]
      })
  }

  private var moneyBaselines: JSONObject {
    var baselines: JSONObject = ["predict_training_mean": meanBaseline]
    let plans = feature("plan_type", .train)
    guard !plans.isEmpty else { return baselines }
    let means = Dictionary(grouping: zip(plans, actual(.train)), by: \.0).mapValues { rows in
      rows.reduce(0) { $0 + $1.1 } / Double(rows.count)
    }
    baselines["mean_of_plan"] = baseline(feature("plan_type", .test).map { means[$0] ?? 0 })
    return baselines
  }
}
