import JSON
import Platform
import Predictions
import Storage
import TestSupport

/// A small training: few customers, few rounds, the plan's own models.
enum TrainingSample {
  /// The plan of `platform/training.json` with fewer rounds and smaller samples.
  static func plan(rounds: Int = 12) throws -> TrainingPlan {
    let bytes = try FileSystem().read(Repository.path + "/platform/training.json").array
    var json = try JSONValue(parsing: bytes).object ?? JSONObject()
    json["importance"] = ["rows": 100, "permutation_rows": 60]
    json["models"] = .array((json["models"]?.array ?? []).map { shortened($0, rounds) })
    return try TrainingPlan(.object(json))
  }

  static func schema() throws -> FeatureSchema {
    try FeatureSchema(try JSONValue(parsing: try FileSystem().read(Repository.path + "/platform/features.json").array))
  }

  static func data(_ count: Int = 2500, hash: String = "0a") async throws -> TrainingData {
    let customers = await SampleCustomers.shared.customers(count)
    return try TrainingData(customers: customers, schema: schema(), asOf: "2025-10-01T00:00:00Z", hash: hash)
  }

  private static func shortened(_ model: JSONValue, _ rounds: Int) -> JSONValue {
    guard var object = model.object, let candidates = model["candidates"]?.array else { return model }
    object["candidates"] = .array(
      candidates.map { candidate in
        var candidate = candidate.object ?? JSONObject()
        candidate["rounds"] = .number(model["kind"]?.string == "classes" ? min(rounds, 4) : rounds)
        return .object(candidate)
      })
    return .object(object)
  }
}
