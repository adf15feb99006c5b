import JSON
import Predictions
import Storage
import TestSupport

extension Installation {
  /// Makes a thousand customers and writes small models of churn, engagement and recommendation over their features.
  func preparePlatform() throws {
    _ = try kb("platform", "data", "--customers", "1000")
    let schema = try FeatureSchema(
      JSONValue(parsing: FileSystem().read(Repository.path + "/platform/features.json").array))
    func column(_ name: String) -> Int { schema.index(of: name) ?? 0 }
    let sessions = column("sessions_last_7_days")
    let count = schema.features.count
    try write(
      "churn", .probability, threshold: 0.3, schema,
      SampleModel(
        featureCount: count,
        stumps: [
          .init(feature: sessions, threshold: 5, below: 1, above: -1),
          .init(feature: column("nps_score"), threshold: 6, below: 0.5, above: -0.5, defaultLeft: false),
          .init(feature: column("tenure_months"), threshold: 12, below: 0.25, above: -0.25),
        ]))
    try write(
      "engagement", .score, schema,
      SampleModel(
        objective: "reg:squarederror", featureCount: count,
        stumps: [.init(feature: sessions, threshold: 5, below: -0.25, above: 0.25)]))
    try write(
      "recommendation", .classes, classes: ["news", "music"], schema,
      SampleModel(
        objective: "multi:softprob", classes: 2, featureCount: count,
        stumps: [
          .init(feature: sessions, threshold: 5, below: 1, above: 0),
          .init(feature: sessions, threshold: 5, below: 0, above: 1, group: 1),
        ]))
  }

  private func write(
    _ name: String, _ kind: ModelDescription.Output, threshold: Double? = nil, classes: [String] = [],
    _ schema: FeatureSchema, _ model: SampleModel
  ) throws {
    let trees = model.json.text()
    let description = ModelDescription(
      name: name, version: "v1.0", title: name, output: "\(name)_output", kind: kind, meaning: "What comes.",
      features: schema.features.map(\.name), classes: classes, threshold: threshold, asOf: "2025-10-21T06:00:00Z",
      dataHash: "d", modelHash: SHA256.hexadecimal(Array(trees.utf8)), quantiles: (0...100).map { Double($0) / 100 })
    let folder = ".kb/platform/engagement-models/\(name)/"
    try directory.write(description.json.text(), to: folder + "description.json")
    try directory.write(trees, to: folder + "model.ubj")
  }
}
