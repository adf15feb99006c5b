import Predictions

/// Rows divided by the values of one feature: a group a level, a group a value where there are few, otherwise quarters.
struct RowGroups {
  /// Rows with like values.
  struct Group {
    /// What they have in common: `gender female`, `age 31 to 42`.
    let name: String
    /// Their places.
    let rows: [Int]
  }

  /// The groups that have rows, by value; those without one last.
  let groups: [Group]

  /// How many different numbers get a group each.
  private static let fewValues = 8

  /// Divides rows by the values of a feature. O(rows log rows).
  init(_ feature: Feature, values: [Float]) {
    let known = values.indices.filter { !values[$0].isNaN }.sorted { (values[$0], $0) < (values[$1], $1) }
    let distinct = Set(known.map { values[$0] }).count
    let isSingle = feature.levels != nil || distinct <= Self.fewValues
    var groups = isSingle ? Self.singles(feature, values, known) : Self.quarters(feature, values, known)
    let missing = values.indices.filter { values[$0].isNaN }
    if !missing.isEmpty { groups.append(Group(name: "\(feature.name) \(Feature.missingText)", rows: missing)) }
    self.groups = groups
  }

  private static func singles(_ feature: Feature, _ values: [Float], _ known: [Int]) -> [Group] {
    Dictionary(grouping: known) { values[$0] }.sorted { $0.key < $1.key }.map {
      Group(name: "\(feature.name) \(feature.display($0.key))", rows: $0.value.sorted())
    }
  }

  /// Quarters of the rows; equal values stay together.
  private static func quarters(_ feature: Feature, _ values: [Float], _ known: [Int]) -> [Group] {
    let cuts = Set((1...3).map { values[known[known.count * $0 / 4]] }).sorted()
    let parts = Dictionary(grouping: known) { row in cuts.count { $0 <= values[row] } }
    return parts.sorted { $0.key < $1.key }.map { part in
      let ends = (values[part.value[0]], values[part.value[part.value.count - 1]])
      return Group(
        name: "\(feature.name) \(feature.display(ends.0)) to \(feature.display(ends.1))", rows: part.value.sorted())
    }
  }
}
