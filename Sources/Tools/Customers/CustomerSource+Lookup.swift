import Predictions

extension CustomerSource {
  /// The customer of a number.
  ///
  /// - Throws: `FeatureError` that tells which numbers there are when there is none; what the store throws.
  public func existing(_ id: Int) throws -> StoredCustomer {
    if let customer = try customer(id) { return customer }
    guard let extent = try extent() else {
      throw FeatureError("there is no customer \(id): there are no customers at all; make them: kb platform data")
    }
    let (first, last) = (extent.ids.lowerBound, extent.ids.upperBound)
    let isDense = extent.count == last - first + 1
    throw FeatureError(
      "there is no customer \(id): expected a number from \(first) to \(last) (\(extent.count) customers"
        + (isDense ? ")" : ", not every number is taken)"))
  }

  /// Which part of the customers has a smaller value of a numeric feature; `nil` for categories, truth values
  /// and missing values.
  public func percentile(of feature: Feature, _ value: Float) -> Double? {
    guard feature.levels == nil, feature.kind != .boolean, value.isFinite else { return nil }
    return statistics(feature.name)?.percentile(of: value.written)
  }
}
