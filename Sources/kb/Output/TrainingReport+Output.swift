import JSON
import Platform

extension TrainingReport {
  /// The report for a reader: a line a model with the figures of its test rows.
  func text(seconds: Double) -> String {
    var table = Table()
    for model in models {
      let figures = model.testFigures.prefix(4).map { "\($0.name) \($0.value)" }.joined(separator: " · ")
      table.append("  \(model.name)", model.trees.counted("tree"), model.bytes.sizeText, figures)
    }
    let kept = models.count(where: \.isKept)
    let library = libraryVersion.map { " with XGBoost \($0)" } ?? ""
    let state = kept == models.count ? "up to date" : "trained\(library) in \(seconds.fixed(1)) s"
    return "\(models.count.counted("model")): \(state)\n\(table.text)"
  }

  /// The report for a program: the figures of each model as `metrics.json` has them.
  func json(seconds: Double) -> JSONValue {
    [
      "library": libraryVersion.map { .string("XGBoost \($0)") } ?? .null,
      "seconds": .number((seconds * 1000).rounded() / 1000),
      "models": .array(
        models.map { model in
          [
            "name": .string(model.name), "up_to_date": .bool(model.isKept), "trees": .number(model.trees),
            "bytes": .number(model.bytes), "metrics": model.metrics,
          ]
        }),
    ]
  }
}
