import Predictions

/// The customers and their outcomes as CSV files (RFC 4180, lines ended by LF): an empty value is missing, a category
/// stands by its name, numbers have as many decimals as are kept.
struct CustomerFiles {
  private let schema: FeatureSchema

  /// The files' form for a schema.
  ///
  /// - Throws: `PlatformError` when the schema's columns are not those of the generator.
  init(_ schema: FeatureSchema) throws(PlatformError) {
    guard schema.features.count == CustomerFeature.allCases.count else {
      throw PlatformError(
        "platform/features.json: expected \(CustomerFeature.allCases.count) features, found \(schema.features.count)")
    }
    self.schema = schema
  }

  /// The first line of the customers' file.
  var customerHeader: [UInt8] {
    Array((["customer_id", "snapshot_month"] + schema.features.map(\.name)).joined(separator: ",").utf8) + [0x0A]
  }

  /// The first line of the outcomes' file.
  static let outcomeHeader = Array(
    "customer_id,engagement_score,churned,ltv_usd,next_category,anomaly_kind\n".utf8)

  /// The lines of customers in the customers' file.
  func customerLines(_ dataset: CustomerDataset, _ rows: Range<Int>) -> [UInt8] {
    let levels = schema.features.map { $0.levels?.map { Array($0.utf8) } }
    let decimals = CustomerFeature.allCases.map(\.decimals)
    let months = (0..<SnapshotMonth.count).map { Array(SnapshotMonth.text($0).utf8) }
    var out: [UInt8] = []
    out.reserveCapacity(rows.count * 300)
    for row in rows {
      out.append(contentsOf: "\(dataset.ids[row]),".utf8)
      out.append(contentsOf: months[Int(dataset.months[row])])
      for (column, value) in dataset.features[row: row].enumerated() {
        out.append(UInt8(ascii: ","))
        guard !value.isNaN else { continue }
        if let names = levels[column] {
          if let name = names[place: Int(value)] { out.append(contentsOf: name) }
        } else {
          FixedDecimals.append(Double(value), decimals: decimals[column], to: &out)
        }
      }
      out.append(0x0A)
    }
    return out
  }

  /// The lines of customers in the outcomes' file.
  func outcomeLines(_ dataset: CustomerDataset, _ rows: Range<Int>) -> [UInt8] {
    let categories = schema.categories.map { Array($0.utf8) }
    let outcomes = dataset.outcomes
    var out: [UInt8] = []
    for row in rows {
      out.append(contentsOf: "\(dataset.ids[row]),".utf8)
      FixedDecimals.append(Double(outcomes.engagementScores[row]), decimals: 4, to: &out)
      out.append(contentsOf: outcomes.churned[row] > 0 ? ",1,".utf8 : ",0,".utf8)
      FixedDecimals.append(Double(outcomes.lifetimeValues[row]), decimals: 2, to: &out)
      out.append(UInt8(ascii: ","))
      if let name = categories[place: Int(outcomes.nextCategories[row])] { out.append(contentsOf: name) }
      out.append(contentsOf: ",\(outcomes.anomalyKinds[row])\n".utf8)
    }
    return out
  }
}
