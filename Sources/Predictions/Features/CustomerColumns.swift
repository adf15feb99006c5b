import SQLite

/// How the columns of a query become features: id and month first, then the features of a schema.
struct CustomerColumns {
  private let names: [String]
  /// For each feature the places of its levels; `nil` for numbers.
  private let levels: [[String: Float]?]

  init(_ schema: FeatureSchema) {
    names = schema.features.map(\.name)
    levels = schema.features.map { feature in
      feature.levels.map { levels in
        Dictionary(levels.enumerated().map { ($0.element, Float($0.offset)) }) { first, _ in first }
      }
    }
  }

  /// The names of the features as SQL takes them, separated by commas.
  var list: String { SQLName.list(names) }

  /// The customer of the statement's present row.
  ///
  /// - Throws: `FeatureError` for a category that has a level unknown to the schema.
  func customer(in statement: Statement) throws(FeatureError) -> StoredCustomer {
    var features: [Float] = []
    features.reserveCapacity(levels.count)
    for (place, levels) in levels.enumerated() {
      let column = place + 2
      if statement.isNull(at: column) {
        features.append(.nan)
      } else if let levels {
        let level = statement.text(at: column) ?? ""
        guard let code = levels[level] else {
          throw FeatureError(
            "customer \(statement.int(at: 0)): \(names[place]) is \"\(level)\", "
              + "expected one of \(levels.keys.sorted().joined(separator: ", ")); make the data anew: kb platform data")
        }
        features.append(code)
      } else {
        features.append(Float(statement.double(at: column)))
      }
    }
    return StoredCustomer(
      id: statement.int(at: 0), snapshotMonth: statement.text(at: 1) ?? "", features: features)
  }
}
