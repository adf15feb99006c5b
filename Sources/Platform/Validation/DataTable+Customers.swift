import Predictions

extension DataTable {
  /// Customers with their months and features as a table.
  public init(_ dataset: CustomerDataset, schema: FeatureSchema) {
    let months = (0..<SnapshotMonth.count).map(SnapshotMonth.text)
    let month = DataColumn(name: "snapshot_month", values: .texts(months, codes: dataset.months.map(Int32.init)))
    let id = DataColumn(name: "customer_id", values: .numbers(dataset.ids.map(Double.init)))
    let features = schema.features.prefix(dataset.features.columnCount).enumerated().map { place, feature in
      DataColumn(name: feature.name, values: dataset.column(place, feature))
    }
    self.init(key: "customer_id", ids: dataset.ids, columns: [id, month] + features)
  }
}

extension CustomerDataset {
  fileprivate func column(_ place: Int, _ feature: Feature) -> DataColumn.Values {
    let scale = FixedDecimals.scale(CustomerFeature(rawValue: place)?.decimals ?? 0)
    return features.values.withUnsafeBufferPointer { values in
      let rows = stride(from: place, to: values.count, by: features.columnCount)
      if let levels = feature.levels {
        return .texts(levels, codes: rows.map { values[$0].isNaN ? -1 : Int32(values[$0]) })
      }
      return .numbers(rows.map { (Double(values[$0]) * scale).rounded() / scale })
    }
  }
}
