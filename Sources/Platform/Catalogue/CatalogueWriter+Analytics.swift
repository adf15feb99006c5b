import Predictions
import SQLite

extension CatalogueWriter {
  /// Writes `engagement_analytics`: the tables `predictions_final`, `churn_analysis` and `qa_table`, and the views
  /// `high_engagement_customers` and `at_risk_customers`.
  ///
  /// - Throws: `PlatformError` unless there is a prediction for every customer; `SQLiteError`, `FileError`.
  public func writeAnalytics(
    _ dataset: CustomerDataset, _ predictions: CustomerPredictions, thresholds: SegmentThresholds = SegmentThresholds()
  ) throws {
    try predictions.check(dataset.count)
    let segments = (0..<dataset.count).map { row in
      thresholds.segment(
        engagement: predictions.engagementScores[row], churn: predictions.churnProbabilities[row])
    }
    try CatalogueFile("engagement_analytics", layout: layout, files: files).write { database in
      try insertFinal(dataset, predictions, segments, into: database)
      try makeViews(thresholds, in: database)
      try insertOutcome(dataset, into: database)
      _ = try CatalogueTable("churn_analysis", Self.analysisColumns, in: database)
      try database.execute(Self.churnAnalysis)
      try insertReviews(dataset, segments, into: database)
      try database.execute("DROP TABLE outcome")
    }
  }

  private func insertFinal(
    _ dataset: CustomerDataset, _ predictions: CustomerPredictions, _ segments: [CustomerSegment],
    into database: Database
  ) throws {
    let table = try CatalogueTable("predictions_final", Self.finalColumns, in: database)
    let percentiles = PercentileRanks(predictions.churnProbabilities)
    for row in 0..<dataset.count {
      try table.insert { values in
        try values.add(dataset.ids[row])
        try values.add(SnapshotMonth.text(Int(dataset.months[row])))
        for feature in [CustomerFeature.country, .planType, .contractType] {
          try values.add(level(of: feature, in: dataset, row))
        }
        try values.add(Int(dataset.value(.tenureMonths, row)))
        try add(predictions, row, to: &values)
        try values.add(segments[row].rawValue)
        try values.add(percentiles[predictions.churnProbabilities[row]])
      }
    }
  }

  private func makeViews(_ thresholds: SegmentThresholds, in database: Database) throws(SQLiteError) {
    try database.execute(
      """
      CREATE VIEW high_engagement_customers AS SELECT * FROM predictions_final
      WHERE engagement_score >= \(thresholds.highEngagement);
      CREATE VIEW at_risk_customers AS SELECT * FROM predictions_final
      WHERE churn_probability >= \(thresholds.atRisk)
      """)
  }

  private func insertOutcome(_ dataset: CustomerDataset, into database: Database) throws {
    let table = try CatalogueTable("outcome", [.customerID, CatalogueColumn("churned", "INTEGER")], in: database)
    for row in 0..<dataset.count {
      try table.insert { values in
        try values.add(dataset.ids[row])
        try values.add(dataset.outcomes.churned[row] > 0 ? 1 : 0)
      }
    }
  }

  /// The columns of `churn_analysis`.
  static let analysisColumns = [
    CatalogueColumn("plan_type", "TEXT"), CatalogueColumn("segment", "TEXT"), CatalogueColumn("customers", "INTEGER"),
    CatalogueColumn("churned", "INTEGER"), CatalogueColumn("churn_rate", "REAL"),
    CatalogueColumn("avg_churn_probability", "REAL"), CatalogueColumn("avg_engagement_score", "REAL"),
    CatalogueColumn("avg_ltv_usd", "REAL"), CatalogueColumn("avg_tenure_months", "REAL"),
  ]

  private static let churnAnalysis = """
    INSERT INTO churn_analysis
    SELECT plan_type, segment, COUNT(*) AS customers, SUM(churned) AS churned,
      ROUND(AVG(churned), 4) AS churn_rate, ROUND(AVG(churn_probability), 4) AS avg_churn_probability,
      ROUND(AVG(engagement_score), 4) AS avg_engagement_score, ROUND(AVG(ltv_usd), 2) AS avg_ltv_usd,
      ROUND(AVG(tenure_months), 2) AS avg_tenure_months
    FROM predictions_final JOIN outcome USING (customer_id)
    GROUP BY plan_type, segment ORDER BY plan_type, segment
    """

  /// The columns of `qa_table`.
  static let reviewColumns = finalColumns + [CatalogueColumn("churned", "INTEGER"), CatalogueColumn("verdict", "TEXT")]

  /// The table of customers for review, with what came of them and room for a verdict.
  private func insertReviews(_ dataset: CustomerDataset, _ segments: [CustomerSegment], into database: Database) throws
  {
    try database.execute("CREATE TEMP TABLE chosen (customer_id INTEGER PRIMARY KEY)")
    let strata = (0..<dataset.count).map { row in
      "\(level(of: .planType, in: dataset, row) ?? "") \(segments[row].rawValue)"
    }
    let insertion = try database.prepare("INSERT INTO chosen VALUES (?)")
    for row in StratifiedSample(size: 400).rows(strata) {
      try insertion.bind(dataset.ids[row], at: 1)
      try insertion.run()
    }
    _ = try CatalogueTable("qa_table", Self.reviewColumns, in: database)
    try database.execute(
      """
      INSERT INTO qa_table SELECT predictions_final.*, churned, NULL
      FROM predictions_final JOIN outcome USING (customer_id) JOIN chosen USING (customer_id) ORDER BY customer_id
      """)
  }

  private func level(of feature: CustomerFeature, in dataset: CustomerDataset, _ row: Int) -> String? {
    let value = dataset.value(feature, row)
    return value.isNaN ? nil : schema.features[place: feature.rawValue]?.levels?[place: Int(value)]
  }
}

extension CustomerDataset {
  /// The value of a feature in a row.
  func value(_ feature: CustomerFeature, _ row: Int) -> Float {
    features.values[row * features.columnCount + feature.rawValue]
  }
}
