import Predictions

/// The contributions of many rows, to be looked at together.
struct ExplainedRows {
  private let model: ExplainedModel
  private let matrix: FeatureMatrix
  /// The class that is looked at, `nil` for all.
  private let group: Int?
  private let contributions: ContributionMatrix

  init(_ model: ExplainedModel, _ matrix: FeatureMatrix, group: Int?, _ contributions: ContributionMatrix) {
    self.model = model
    self.matrix = matrix
    self.group = group
    self.contributions = contributions
  }

  /// What the predictions of some of the rows rest on.
  func overview(of rows: [Int], named name: String?) -> GlobalExplanation {
    let features = model.model.schema.features
    var phis = features.map { _ in [Double]() }
    var values = features.map { _ in [Float]() }
    var total = 0.0
    for row in rows {
      let parts = contributions[row: row]
      let cells = Array(matrix[row: row])
      let added = added(parts)
      for index in features.indices {
        phis[index].append(added[safe: index] ?? 0)
        values[index].append(cells[safe: index] ?? .nan)
      }
      total += prediction(parts)
    }
    let swarms = features.indices.map { FeatureSwarm(feature: features[$0], values: values[$0], phis: phis[$0]) }
    return GlobalExplanation(
      model: model.description, link: model.link, group: name, rowCount: rows.count,
      meanPrediction: rows.isEmpty ? .nan : total / Double(rows.count), swarms: swarms)
  }

  /// What each feature adds to the class looked at; to all of several, without signs.
  private func added(_ parts: Contributions) -> [Double] {
    if parts.groupCount == 1 || group != nil { return parts[group: group ?? 0].map(Double.init) }
    return (0..<parts.groupCount).reduce(into: [Double](repeating: 0, count: parts.featureCount)) { sums, group in
      for (index, value) in parts[group: group].enumerated() { sums[index] += Double(value.magnitude) }
    }
  }

  /// The prediction of the class looked at, otherwise the largest.
  private func prediction(_ parts: Contributions) -> Double {
    let predictions = model.predictions((0..<parts.groupCount).map { Float(parts.margin(group: $0)) })
    return group.map { predictions[safe: $0] ?? .nan } ?? predictions.max() ?? .nan
  }
}
