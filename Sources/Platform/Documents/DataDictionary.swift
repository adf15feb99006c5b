import Predictions

/// What every column, table and score means, with the ranges that the data really have: `data_dictionary/schema.md`.
struct DataDictionary {
  /// The features that are declared.
  let schema: FeatureSchema
  /// How their values are distributed.
  let statistics: DatasetStatistics
  /// The tables of the catalogue.
  let tables: [TableDescription]
  /// The trained models.
  let models: [ModelReport]
  /// From which scores on a customer belongs to a segment.
  let thresholds: SegmentThresholds
  /// The months of the first and the last snapshot.
  let period: ClosedRange<String>
  /// What must hold of the data, and the share of rows that break some of it, in sentences.
  let rules: [String]
  /// From which churn probability on a risk is critical.
  let criticalProbability: Double

  /// The document, Markdown.
  var text: String {
    ([introduction] + schema.sections.map(sectionText) + [scoresText, thresholdsText, segmentsText, rulesText])
      .joined(separator: "\n\n") + "\n"
  }

  private var introduction: String {
    let categories = schema.features.count { $0.levels != nil }
    let missing = schema.features.compactMap { statistics[$0.name]?.missingShare }
    let share = missing.reduce(0, +) / Double(max(1, missing.count))
    return """
      # Data dictionary: \(CustomerQueries.database)

      One row of `customers` is one customer in one monthly snapshot: \(schema.features.count) features, of which \
      \(schema.features.count - categories) are numbers and \(categories) are categories, taken at the end of the month \
      and known before anything they are used to predict. The snapshots run from \(period.lowerBound) to \
      \(period.upperBound) and hold \(Self.grouped(statistics.rowCount)) rows together. About \
      \(NumberText.fixed(share * 100, 1)) % of all cells are empty, and most of those are empty for a reason: a customer \
      without purchases has no order value. An empty cell is a missing value and never zero.

      The column "Range" gives the smallest and the largest value in the data, or the permitted levels of a category. \
      The column "Missing when" gives the reason for an empty cell and, in brackets, the share of rows without a value. \
      The figures are measured on the data of \(statistics.asOf) (`data_source` is `synthetic`).

      Tables of the catalogue:

      \(tables.map(\.line).joined(separator: "\n"))

      A `customer_id` is a whole number of at least five digits; it joins the tables.
      """
  }

  private func sectionText(_ section: FeatureSchema.Section) -> String {
    let rows = schema.features.filter { $0.section == section.name }.map { feature in
      let protected = feature.isProtected ? " Protected attribute." : ""
      return "| `\(feature.name)` | \(feature.typeName) | \(feature.unit ?? "–") | \(range(of: feature)) "
        + "| \(absence(of: feature)) | \(feature.meaning)\(protected) |"
    }
    return """
      ## \(section.name)

      \(section.about)

      | Feature | Type | Unit | Range | Missing when | Meaning |
      |---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))
      """
  }

  private func range(of feature: Feature) -> String {
    if let levels = feature.levels { return levels.joined(separator: ", ") }
    guard let known = statistics[feature.name], let least = known.minimum, let most = known.maximum else { return "–" }
    return "\(Self.number(least)) to \(Self.number(most))"
  }

  private func absence(of feature: Feature) -> String {
    let share = statistics[feature.name]?.missingShare ?? 0
    guard feature.missingReason != nil || share > 0 else { return "never" }
    return "\(feature.missingReason ?? "not known why") (\(NumberText.fixed(share * 100, 1)) %)"
  }

  private var rulesText: String {
    "## Rules for checking the data\n\n" + rules.map { "- \($0)" }.joined(separator: "\n")
  }

  /// A number with the digits it has: `21.85`, `-1`.
  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }

  /// A count with commas between thousands: `100,000`.
  static func grouped(_ count: Int) -> String {
    var digits = Array(String(count.magnitude))
    for place in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: place) }
    return (count < 0 ? "-" : "") + String(digits)
  }
}

extension Feature {
  /// The kind of value in a word.
  fileprivate var typeName: String {
    switch kind {
    case .integer: "integer"
    case .float: "float"
    case .boolean: "boolean"
    case .category: "category"
    }
  }
}
