import Predictions
import SQLite

extension CustomerSource {
  /// The customers of a store.
  ///
  /// - Parameters:
  ///   - path: the store's own file, where their numbers are counted when that is needed.
  ///   - statistics: how a feature's values are distributed.
  public init(
    store: CustomerStore, path: String, schema: FeatureSchema,
    statistics: @escaping @Sendable (_ feature: String) -> FeatureStatistics?
  ) {
    self.init(
      schema: schema, customer: store.customer, extent: { try Self.extent(path) },
      sample: { count in try Self.sample(count, of: store, Self.extent(path)) },
      statistics: statistics)
  }

  private static func extent(_ path: String) throws -> Extent? {
    let statement = try Database(path).prepare("SELECT min(customer_id), max(customer_id), count(*) FROM customers")
    guard try statement.step(), case .integer(let first) = statement.value(at: 0),
      case .integer(let last) = statement.value(at: 1), case .integer(let count) = statement.value(at: 2)
    else { return nil }
    return Extent(ids: Int(first)...max(Int(first), Int(last)), count: Int(count))
  }

  /// Looks up every so-manieth number; where not every number is taken, that gives somewhat fewer customers.
  private static func sample(_ count: Int, of store: CustomerStore, _ extent: Extent?) throws -> [StoredCustomer] {
    guard let extent else { return [] }
    let span = Double(extent.ids.upperBound) - Double(extent.ids.lowerBound) + 1
    let step = max(1, (span / Double(count)).rounded(.down))
    return try (0..<count).compactMap { place in
      let offset = Double(place) * step
      return offset < span ? try store.customer(extent.ids.lowerBound + Int(offset)) : nil
    }
  }
}
