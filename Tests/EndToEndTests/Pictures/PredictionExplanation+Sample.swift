import Predictions
import Tools

extension PredictionExplanation {
  /// A churn prediction of six features; the longest name is as long as the data set's.
  static func sample(title: String = "Churn", threshold: Double? = 0.3, phis: [Double] = samplePhis) -> Self {
    let model = ModelDescription(
      name: "churn", version: "v1.0", title: title, output: "churn_probability", kind: .probability, meaning: "It.",
      features: [], threshold: threshold, asOf: "2025-10-21T06:00:00Z", dataHash: "", modelHash: "",
      quantiles: (0...100).map { Double($0) / 100 })
    let contributions = zip(sampleFeatures, phis).map { feature, phi in
      FeatureContribution(feature: feature, value: feature.levels == nil ? 3.25 : 1, phi: phi)
    }
    let margin = contributions.reduce(-1.8) { $0 + $1.phi }
    return PredictionExplanation(
      model: model, customerID: 12345, link: .logistic, baseValue: -1.8, basePrediction: 0.142, margin: margin,
      prediction: Double(Link.logistic.prediction(Float(margin))), contributions: contributions, shown: 4)
  }

  static let samplePhis = [0.81, -0.55, 0.4, 0.3, -0.1, 0.04]

  private static let sampleFeatures = [
    Feature(name: "days_since_last_login", section: "Activity", kind: .integer, unit: "days", meaning: "Days."),
    Feature(name: "content_completion_rate", section: "Content", kind: .float, unit: "share", meaning: "Part <seen>."),
    Feature(
      name: "payment_failures_last_180", section: "Commerce", kind: .integer, unit: "count", meaning: "Failures."),
    Feature(name: "plan_type", section: "Account", kind: .category(levels: ["free", "a&b <plan>"]), meaning: "Plan."),
    Feature(name: "monthly_price_usd", section: "Account", kind: .float, unit: "USD per month", meaning: "Price."),
    Feature(name: "age", section: "Profile", kind: .integer, unit: "years", meaning: "Age."),
  ]
}

extension GlobalExplanation {
  /// What the sample model rests on over so many customers.
  static func sample(rows: Int = 100) -> Self {
    let part = PredictionExplanation.sample()
    let swarms = part.contributions.map { contribution in
      FeatureSwarm(
        feature: contribution.feature, values: (0..<rows).map { Float($0 % 10) },
        phis: (0..<rows).map { contribution.phi * Double($0 % 10 - 4) / 5 })
    }
    return GlobalExplanation(
      model: part.model, link: .logistic, rowCount: rows, meanPrediction: 0.142, swarms: swarms)
  }
}
