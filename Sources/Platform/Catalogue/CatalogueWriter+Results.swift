import SQLite

extension CatalogueWriter {
  private static let predictionColumns = [
    CatalogueColumn("engagement_score", "REAL"), CatalogueColumn("churn_probability", "REAL"),
    CatalogueColumn("ltv_usd", "REAL"), CatalogueColumn("recommended_category", "TEXT"),
    CatalogueColumn("recommended_probability", "REAL"), CatalogueColumn("anomaly_score", "REAL"),
  ]

  /// The columns of `predictions_final`.
  static let finalColumns =
    [
      CatalogueColumn.customerID, .snapshotMonth, CatalogueColumn("country", "TEXT"),
      CatalogueColumn("plan_type", "TEXT"), CatalogueColumn("contract_type", "TEXT"),
      CatalogueColumn("tenure_months", "INTEGER"),
    ] + predictionColumns + [CatalogueColumn("segment", "TEXT"), CatalogueColumn("churn_percentile", "REAL")]

  /// The columns of `predictions`.
  static let resultColumns =
    [CatalogueColumn.customerID] + predictionColumns + [
      CatalogueColumn("model_versions", "TEXT"), CatalogueColumn("predicted_at", "TEXT"),
    ]

  /// Writes `engagement_results`: the table `predictions`.
  ///
  /// - Throws: `PlatformError` unless there is a prediction for every customer; `SQLiteError`, `FileError`.
  public func writeResults(_ dataset: CustomerDataset, _ predictions: CustomerPredictions) throws {
    try predictions.check(dataset.count)
    try CatalogueFile("engagement_results", layout: layout, files: files).write { database in
      let table = try CatalogueTable("predictions", Self.resultColumns, in: database)
      for row in 0..<dataset.count {
        try table.insert { values in
          try values.add(dataset.ids[row])
          try add(predictions, row, to: &values)
          try values.add(predictions.modelVersions)
          try values.add(predictions.predictedAt)
        }
      }
    }
  }

  /// Adds the columns of the predictions to a row.
  func add(_ predictions: CustomerPredictions, _ row: Int, to values: inout CatalogueRow) throws {
    try values.add(shortest: predictions.engagementScores[row])
    try values.add(shortest: predictions.churnProbabilities[row])
    try values.add((Double(predictions.lifetimeValues[row]) * 100).rounded() / 100)
    try values.add(schema.categories[place: Int(predictions.recommendedCategories[row])])
    try values.add(shortest: predictions.recommendedProbabilities[row])
    try values.add(shortest: predictions.anomalyScores[row])
  }
}
