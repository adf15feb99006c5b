import JSON

extension CustomerPredictions {
  /// The predictions in a few figures.
  var summary: JSONObject {
    [
      "customers": .number(count), "models": .string(modelVersions),
      "mean_engagement_score": Self.mean(engagementScores, 4),
      "mean_churn_probability": Self.mean(churnProbabilities, 4), "mean_ltv_usd": Self.mean(lifetimeValues, 2),
    ]
  }

  private static func mean(_ values: [Float], _ decimals: Int) -> JSONValue {
    .rounded(values.reduce(0) { $0 + Double($1) } / Double(max(1, values.count)), decimals)
  }
}
