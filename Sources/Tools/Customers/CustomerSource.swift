import Predictions

/// Where customers are looked up, as values and functions: whoever puts a system together knows the store.
public struct CustomerSource: Sendable {
  /// Which customers there are.
  public struct Extent: Sendable, Hashable {
    /// The smallest and the largest number.
    public let ids: ClosedRange<Int>
    /// How many customers there are.
    public let count: Int

    /// Numbers from the first to the last.
    public init(ids: ClosedRange<Int>, count: Int) {
      self.ids = ids
      self.count = count
    }
  }

  /// The data set's features, in the order of a customer's values.
  public let schema: FeatureSchema
  /// The customer of a number, `nil` when there is none.
  public let customer: @Sendable (_ id: Int) throws -> StoredCustomer?
  /// Which customers there are, `nil` when there is none.
  public let extent: @Sendable () throws -> Extent?
  /// As many customers as asked for, or all where there are fewer, evenly spread over their numbers.
  public let sample: @Sendable (_ count: Int) throws -> [StoredCustomer]
  /// How a feature's values are distributed, `nil` where that is not known.
  public let statistics: @Sendable (_ feature: String) -> FeatureStatistics?

  /// A source of customers.
  public init(
    schema: FeatureSchema, customer: @escaping @Sendable (_ id: Int) throws -> StoredCustomer?,
    extent: @escaping @Sendable () throws -> Extent?,
    sample: @escaping @Sendable (_ count: Int) throws -> [StoredCustomer],
    statistics: @escaping @Sendable (_ feature: String) -> FeatureStatistics?
  ) {
    self.schema = schema
    self.customer = customer
    self.extent = extent
    self.sample = sample
    self.statistics = statistics
  }
}
