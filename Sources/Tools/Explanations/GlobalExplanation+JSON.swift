import JSON
import Predictions

extension GlobalExplanation {
  /// The explanation for a program, with so many features.
  public func json(top: Int) -> JSONValue {
    [
      "model": .string(model.name), "version": .string(model.version), "as_of": .string(model.asOf),
      "group": group.map(JSONValue.string) ?? .null, "rows": .number(rowCount),
      "mean_prediction": .number(meanPrediction), "display": .string(model.display(meanPrediction)),
      "features": .array(features(top)),
    ]
  }

  /// Several groups for a program under the feature that divides them; without one, the only group.
  public static func json(_ groups: [GlobalExplanation], slice: String?, top: Int) -> JSONValue {
    guard let slice else { return groups.first?.json(top: top) ?? .null }
    return ["slice": .string(slice), "groups": .array(groups.map { $0.json(top: top) })]
  }

  private func features(_ top: Int) -> [JSONValue] {
    let total = swarms.reduce(0) { $0 + $1.importance }
    return swarms.prefix(top).enumerated().map { index, swarm in
      let importance = swarm.importance
      return [
        "rank": .number(index + 1), "feature": .string(swarm.feature.name), "mean_abs_phi": .number(importance),
        "share": .number(total > 0 ? importance / total : 0), "meaning": .string(swarm.feature.meaning),
      ]
    }
  }
}
