import Predictions

extension CustomerDataset {
  /// The distribution of every feature, computed by at most `width` tasks at once. O(features × count × log count).
  public func statistics(_ schema: FeatureSchema, asOf: String, width: Int) async -> DatasetStatistics {
    let places = Array(schema.features.indices.prefix(features.columnCount))
    let statistics = await Parallel.map(places, width: width) { place in
      FeatureStatistics(schema.features[place], values: self.values(of: place))
    }
    return DatasetStatistics(rowCount: count, asOf: asOf, features: statistics)
  }

  /// The values of a column, as exact as the files have them.
  private func values(of column: Int) -> [Double] {
    let scale = FixedDecimals.scale(CustomerFeature(rawValue: column)?.decimals ?? 0)
    return features.values.withUnsafeBufferPointer { values in
      stride(from: column, to: values.count, by: features.columnCount).map {
        (Double(values[$0]) * scale).rounded() / scale
      }
    }
  }
}

extension FeatureStatistics {
  /// The distribution of a feature's values, NaN where missing, a category as the place of its level.
  public init(_ feature: Feature, values: [Double]) {
    let known = values.filter { !$0.isNaN }
    let missing = values.isEmpty ? 0 : Double(values.count - known.count) / Double(values.count)
    self.init(name: feature.name, count: known.count, missingShare: missing)
    if let names = feature.levels {
      var counts = [Int](repeating: 0, count: names.count)
      for value in known where value >= 0 && value < Double(names.count) { counts[Int(value)] += 1 }
      levels = zip(names, counts).map { LevelCount(level: $0, count: $1) }
    } else if !known.isEmpty {
      measure(known.sorted())
    }
  }

  private mutating func measure(_ sorted: [Double]) {
    mean = sorted.reduce(0, +) / Double(sorted.count)
    let mean = mean
    deviation = (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count)).squareRoot()
    percentiles = (0...100).map { percent in
      let rank = Double(percent * (sorted.count - 1)) / 100
      let below = Int(rank)
      let above = min(below + 1, sorted.count - 1)
      return sorted[below] + (rank - Double(below)) * (sorted[above] - sorted[below])
    }
  }
}
