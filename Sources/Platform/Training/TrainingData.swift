import Predictions

/// The customers that models learn from, with what a report says of where they come from.
public struct TrainingData: Sendable {
  /// The ids, the features and what came of the customers.
  public let customers: CustomerDataset
  /// The features, in the order of the columns.
  public let schema: FeatureSchema
  /// The moment that the data stand for, ISO 8601.
  public let asOf: String
  /// The SHA-256 of the data, in hexadecimal digits.
  public let hash: String

  /// Customers to learn from.
  ///
  /// - Throws: `TrainingError` when the columns are not those of the schema, or there are fewer than 100 customers.
  public init(
    customers: CustomerDataset, schema: FeatureSchema, asOf: String, hash: String
  ) throws(TrainingError) {
    guard customers.features.columnCount == schema.features.count else {
      throw TrainingError(
        "the data have \(customers.features.columnCount) columns, \(schema.features.count) features are declared")
    }
    guard customers.count >= 100 else {
      throw TrainingError("expected at least 100 customers to learn from, found \(customers.count)")
    }
    self.customers = customers
    self.schema = schema
    self.asOf = asOf
    self.hash = hash
  }

  /// An outcome of every customer: a number, 0 or 1, or the place of a class.
  public func values(of target: TrainingTarget) -> [Float] {
    let outcomes = customers.outcomes
    switch target {
    case .engagement: return outcomes.engagementScores
    case .churned: return outcomes.churned
    case .lifetimeValue: return outcomes.lifetimeValues
    case .nextCategory: return outcomes.nextCategories.map(Float.init)
    case .anomaly: return outcomes.anomalyKinds.map { $0 > 0 ? 1 : 0 }
    }
  }

  /// The column of a feature, NaN where a value is missing; empty when there is no such feature.
  public func column(_ name: String) -> [Float] {
    guard let index = schema.index(of: name) else { return [] }
    return stride(from: index, to: customers.features.values.count, by: customers.features.columnCount).map {
      customers.features.values[$0]
    }
  }

  /// Some rows, in the order given.
  public func features(_ rows: some Collection<Int>) -> FeatureMatrix {
    var matrix = FeatureMatrix(columnCount: customers.features.columnCount, capacity: rows.count)
    for row in rows { matrix.append(row: customers.features[row: row]) }
    return matrix
  }
}
