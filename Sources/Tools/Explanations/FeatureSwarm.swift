import Predictions

/// What one feature adds to the predictions of many rows.
public struct FeatureSwarm: Sendable, Hashable {
  /// A row's contribution.
  public struct Point: Sendable, Hashable {
    /// What the feature adds to the margin.
    public let phi: Double
    /// The place of the row's value among those of the other rows, 0 the smallest and 1 the largest; `nil` for missing
    /// values and categories, which have no order.
    public let level: Double?

    /// A contribution of a value.
    public init(phi: Double, level: Double?) {
      self.phi = phi
      self.level = level
    }
  }

  /// The feature.
  public let feature: Feature
  /// A point for each row.
  public let points: [Point]

  /// The contributions of a feature's values, which are given row by row.
  ///
  /// - Complexity: O(rows log rows).
  public init(feature: Feature, values: [Float], phis: [Double]) {
    self.feature = feature
    let levels = feature.levels == nil ? Self.levels(values) : values.map { _ in nil }
    points = zip(phis, levels).map { Point(phi: $0, level: $1) }
  }

  /// The mean contribution without its sign: the feature's importance.
  public var importance: Double {
    points.isEmpty ? 0 : points.reduce(0) { $0 + $1.phi.magnitude } / Double(points.count)
  }

  /// The place of each value among all, equal ones in the middle of their run.
  private static func levels(_ values: [Float]) -> [Double?] {
    var levels: [Double?] = values.map { _ in nil }
    let order = values.indices.filter { !values[$0].isNaN }.sorted { values[$0] < values[$1] }
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, values[order[end + 1]] == values[order[start]] { end += 1 }
      let level = order.count > 1 ? Double(start + end) / 2 / Double(order.count - 1) : 0.5
      for place in start...end { levels[order[place]] = level }
      start = end + 1
    }
    return levels
  }
}
