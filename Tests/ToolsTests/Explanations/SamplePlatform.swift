import JSON
import Predictions
import TestSupport
import Tools

/// Three customers with four features, and models of stumps over them.
enum SamplePlatform {
  static let schema = FeatureSchema(features: [
    Feature(
      name: "sessions_last_7_days", section: "Activity", kind: .integer, unit: "count", meaning: "Sessions of a week.",
      minimum: 0, change: .increase),
    Feature(
      name: "monthly_price_usd", section: "Account", kind: .float, unit: "USD per month", meaning: "Price per month.",
      minimum: 0, change: .decrease),
    Feature(
      name: "plan_type", section: "Account", kind: .category(levels: ["free", "basic", "plus"]), meaning: "The plan."),
    Feature(
      name: "avg_sentiment_score", section: "Support", kind: .float, unit: "score", meaning: "Mean sentiment.",
      missingReason: "no text written", minimum: -1, maximum: 1, change: .increase),
  ])

  /// The customers 10 to 12.
  static let customers = [
    StoredCustomer(id: 10, snapshotMonth: "2025-09", features: [1, 12.5, 1, .nan]),
    StoredCustomer(id: 11, snapshotMonth: "2025-09", features: [9, 0, 0, 0.5]),
    StoredCustomer(id: 12, snapshotMonth: "2025-08", features: [4, 20, 2, -0.25]),
  ]

  static let source = CustomerSource(
    schema: schema, customer: { id in customers.first { $0.id == id } },
    extent: { CustomerSource.Extent(ids: 10...12, count: 3) }, sample: { Array(customers.prefix($0)) },
    statistics: { name in
      guard name == "sessions_last_7_days" else { return nil }
      var statistics = FeatureStatistics(name: name, count: 3, missingShare: 0)
      statistics.percentiles = (0...100).map { Double($0) / 10 }
      return statistics
    })

  /// Churn: fewer sessions than 5 add 1 to the log-odds, otherwise -1; a price from 10 on adds 0.5, otherwise -0.5; a
  /// sentiment that is missing or below 0 adds 0.25, otherwise -0.25.
  static let churn = SampleModel(stumps: [
    .init(feature: 0, threshold: 5, below: 1, above: -1),
    .init(feature: 1, threshold: 10, below: -0.5, above: 0.5),
    .init(feature: 3, threshold: 0, below: 0.25, above: -0.25),
  ])

  /// Engagement: from 5 sessions on 0.3 more than 0.5, otherwise 0.3 less.
  static let engagement = SampleModel(
    objective: "reg:squarederror", stumps: [.init(feature: 0, threshold: 5, below: -0.3, above: 0.3)])

  /// The next category: sessions tell news from games, the third class never changes.
  static let recommendation = SampleModel(
    objective: "multi:softprob", classes: 3,
    stumps: [
      .init(feature: 0, threshold: 5, below: 2, above: 0, group: 0),
      .init(feature: 0, threshold: 5, below: 0, above: 2, group: 1),
      .init(feature: 1, threshold: 10, below: 0, above: 0, group: 2),
    ])

  static func description(
    _ name: String, _ kind: ModelDescription.Output, _ output: String, threshold: Double? = nil, classes: [String] = []
  ) -> ModelDescription {
    ModelDescription(
      name: name, version: "v1.0", title: name, output: output, kind: kind, meaning: "What comes.",
      features: schema.features.map(\.name), classes: classes, threshold: threshold, asOf: "2025-10-21T06:00:00Z",
      dataHash: "d", modelHash: "m", quantiles: (0...100).map { Double($0) / 100 })
  }

  static let files: [String: [UInt8]] = [
    "churn/description.json": description("churn", .probability, "churn_probability", threshold: 0.3).json.utf8(),
    "churn/model.ubj": churn.json.utf8(),
    "engagement/description.json": description("engagement", .score, "engagement_score").json.utf8(),
    "engagement/model.ubj": engagement.json.utf8(),
    "recommendation/description.json":
      description("recommendation", .classes, "next_category", classes: ["news", "games", "sport"]).json.utf8(),
    "recommendation/model.ubj": recommendation.json.utf8(),
  ]

  /// A library of these models, each file as a test wants it.
  static func library(_ load: @escaping ModelLibrary.Loader = { files["\($0)/\($1)"] }) -> ModelLibrary {
    ModelLibrary(schema: schema, load: load)
  }

  static func predictions(_ library: ModelLibrary = library(), cache: (any PredictionCache)? = nil) -> CustomerAnalysis
  {
    CustomerAnalysis(models: library, customers: source, cache: cache) { bytes in
      bytes.map { String($0, radix: 16) }.joined()
    }
  }
}
