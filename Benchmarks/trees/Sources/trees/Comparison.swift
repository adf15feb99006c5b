import Platform
import Predictions

/// Compares our reading, scoring and explaining of XGBoost's models with the library's own, in one process.
struct Comparison {
  let library: XGBoost
  let data: CustomerDataset
  let schema: FeatureSchema

  private var columns: Int { data.features.columnCount }

  private func types(_ subject: Subject) -> [String] {
    schema.features.map { $0.levels != nil && subject.isCategorical ? "c" : "float" }
  }

  private func labels(_ subject: Subject) -> [Float] {
    switch subject.label {
    case .engagement: data.outcomes.engagementScores
    case .churn: data.outcomes.churned
    case .value: data.outcomes.lifetimeValues
    case .category: data.outcomes.nextCategories.map(Float.init)
    }
  }

  private func withRows<Result>(_ body: (UnsafePointer<Float>) throws -> Result) throws -> Result {
    try data.features.values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { throw XGBoost.Failure(description: "no rows") }
      return try body(start)
    }
  }

  private func train(_ subject: Subject, rows: Int, _ start: UnsafePointer<Float>) throws -> XGBoost.Booster {
    let matrix = try library.matrix(
      start, rows, columns, types: types(subject), labels: Array(labels(subject).prefix(rows)))
    return try library.train(subject.parameters, on: matrix, rounds: subject.rounds)
  }

  /// How equal margins and contributions are, a line a kind of model.
  func equality() throws {
    print(
      "| model | JSON, rows with equal bits | UBJ | contributions, max. difference | additivity |\n|---|---|---|---|---|"
    )
    for subject in Subject.all {
      try withRows { start in
        let trained = try train(subject, rows: min(20_000, data.count), start)
        var shares: [String] = []
        var explained = ""
        for format in ["json", "ubj"] {
          let bytes = try library.save(trained, as: format)
          let booster = try library.load(bytes, threads: 2)
          let theirs = Array(
            try library.predict(booster, library.matrix(start, data.count, columns, types: types(subject)), type: 1))
          let ensemble = try TreeEnsemble(parsing: bytes, iterations: .all)
          let ours = try TreeScorer(ensemble).margins(of: data.features)
          let equal = zip(theirs, ours).count { $0.bitPattern == $1.bitPattern }
          shares.append(
            "\(Double(equal * 10_000 / max(1, theirs.count)) / 100) %\(theirs.count == ours.count ? "" : " of another number")"
          )
          if explained.isEmpty { explained = try explanation(booster, ensemble, subject, ours, start) }
        }
        print("| \(subject.name) | \(shares[0]) | \(shares[1]) | \(explained) |")
      }
    }
  }

  private func explanation(
    _ booster: XGBoost.Booster, _ ensemble: TreeEnsemble, _ subject: Subject, _ margins: [Float],
    _ start: UnsafePointer<Float>
  ) throws -> String {
    let count = min(200, data.count)
    let matrix = try library.matrix(start, count, columns, types: types(subject))
    let theirs = Array(try library.predict(booster, matrix, type: 2))
    guard let rows = FeatureMatrix(columnCount: columns, values: Array(data.features.values.prefix(count * columns)))
    else { return "" }
    let ours = try ShapleyExplainer(ensemble).contributions(of: rows)
    var (difference, residual): (Float, Double) = (0, 0)
    for row in 0..<count {
      let contributions = ours[row: row]
      for group in 0..<ensemble.groupCount {
        let place = (row * ensemble.groupCount + group) * (columns + 1)
        for (value, other) in zip(contributions[group: group], theirs[place..<place + columns]) {
          difference = max(difference, abs(value - other))
        }
        difference = max(difference, abs(contributions.baseValues[group] - theirs[place + columns]))
        residual = max(
          residual, abs(contributions.margin(group: group) - Double(margins[row * ensemble.groupCount + group])))
      }
    }
    return "\(difference) | \(Float(residual))"
  }

  /// The times of the library and ours, a line a task.
  func times() throws {
    print("\n| model | task | XGBoost | kb | ratio |\n|---|---|---|---|---|")
    for subject in Subject.timed {
      try withRows { start in
        let trained = try train(subject, rows: data.count, start)
        let (json, ubj) = (try library.save(trained, as: "json"), try library.save(trained, as: "ubj"))
        let report = { (task: String, seconds: [Double]) in
          let ratio = (seconds[0] / seconds[1] * 10).rounded() / 10
          print(
            "| \(subject.name) | \(task) | \(Stopwatch.text(seconds[0])) | \(Stopwatch.text(seconds[1])) | \(ratio) × |"
          )
        }
        for threads in [1, 2] { try batch(subject, ubj, start, threads, report) }
        try rows(subject, ubj, start, report)
        try explanations(subject, ubj, start, report)
        for (name, bytes) in [("JSON", json), ("UBJ", ubj)] {
          report(
            "load \(name), \(bytes.count / 1024) KiB",
            try Stopwatch.medians(
              rounds: 9,
              [
                { _ = try library.load(bytes, threads: 1) },
                { _ = try TreeEnsemble(parsing: bytes, iterations: .all) },
              ]))
        }
      }
    }
  }

  private typealias Report = (String, [Double]) -> Void

  private func batch(
    _ subject: Subject, _ bytes: [UInt8], _ start: UnsafePointer<Float>, _ threads: Int, _ report: Report
  ) throws {
    let booster = try library.load(bytes, threads: threads)
    let scorer = TreeScorer(try TreeEnsemble(parsing: bytes, iterations: .all))
    // A fresh matrix each time: the library remembers the predictions of one that it has seen.
    let seconds = try Stopwatch.medians(
      rounds: 5,
      [
        {
          _ = try library.predict(booster, library.matrix(start, data.count, columns, types: types(subject)), type: 1)
        },
        { _ = try scorer.margins(of: data.features, threads: threads) },
      ])
    report("\(data.count) rows, \(threads) thread\(threads == 1 ? "" : "s")", seconds)
  }

  private func rows(_ subject: Subject, _ bytes: [UInt8], _ start: UnsafePointer<Float>, _ report: Report) throws {
    let booster = try library.load(bytes, threads: 1)
    let scorer = TreeScorer(try TreeEnsemble(parsing: bytes, iterations: .all))
    let count = 1000
    let rows = (0..<count).map { Array(data.features[row: $0]) }
    let ours = { for row in rows { _ = try scorer.margins(of: row) } }
    let theirs =
      subject.isCategorical
      ? {
        for row in 0..<count {
          _ = try library.predict(
            booster, library.matrix(start + row * columns, 1, columns, types: types(subject)), type: 1)
        }
      }
      : { for row in 0..<count { _ = try library.predictInPlace(booster, start + row * columns, 1, columns) } }
    let seconds = try Stopwatch.medians(rounds: 5, [theirs, ours])
    report("1 row, \(subject.isCategorical ? "a matrix" : "in place")", seconds.map { $0 / Double(count) })
  }

  private func explanations(_ subject: Subject, _ bytes: [UInt8], _ start: UnsafePointer<Float>, _ report: Report)
    throws
  {
    let booster = try library.load(bytes, threads: 1)
    let explainer = ShapleyExplainer(try TreeEnsemble(parsing: bytes, iterations: .all))
    for (count, rounds) in [(2000, 1), (400, 5)] where data.count >= count {
      guard let rows = FeatureMatrix(columnCount: columns, values: Array(data.features.values.prefix(count * columns)))
      else { continue }
      let seconds = try Stopwatch.medians(
        rounds: rounds,
        [
          { _ = try library.predict(booster, library.matrix(start, count, columns, types: types(subject)), type: 2) },
          { _ = try explainer.contributions(of: rows) },
        ])
      report("SHAP of \(count) rows, 1 thread", seconds)
    }
    let row = Array(data.features[row: 0])
    let matrix = try library.matrix(start, 1, columns, types: types(subject))
    report(
      "SHAP of 1 row",
      try Stopwatch.medians(
        rounds: 51,
        [
          { _ = try library.predict(booster, matrix, type: 2) }, { _ = try explainer.contributions(of: row) },
        ]))
    for threads in [1, 2] {
      let seconds = try Stopwatch.medians(
        rounds: 1, [{ _ = try explainer.contributions(of: data.features, threads: threads) }])
      print(
        "| \(subject.name) | SHAP of \(data.count) rows, \(threads) thread\(threads == 1 ? "" : "s") | | \(Stopwatch.text(seconds[0])) | |"
      )
    }
  }
}
