import JSON
import Predictions
import Storage

/// What the platform is declared to be, in files: features, expectations, training and documents.
public struct PlatformDeclarations: Sendable {
  /// The features of a customer.
  public let schema: FeatureSchema
  /// What data must be like.
  public let expectations: ExpectationSuite
  /// What is trained, and how.
  public let training: TrainingPlan
  /// What the documents hold beside what is measured.
  public let export: ExportPlan
  /// The SHA-256 of each declaration.
  let hashes: JSONObject

  /// Reads the declarations.
  ///
  /// - Throws: `FeatureError`, `PlatformError` or `TrainingError` for the first member that does not fit.
  public init(features: JSONValue, expectations: JSONValue, training: JSONValue, pipeline: JSONValue) throws {
    schema = try FeatureSchema(features)
    self.expectations = try ExpectationSuite(expectations)
    self.training = try TrainingPlan(training)
    export = try ExportPlan(pipeline)
    hashes = [
      "features": Self.hash(features), "expectations": Self.hash(expectations), "training": Self.hash(training),
      "pipeline": Self.hash(pipeline),
    ]
  }

  /// The hashes of some declarations, for the settings of a stage.
  func hashes(of names: String...) -> JSONObject { JSONObject(hashes.members.filter { names.contains($0.key) }) }

  private static func hash(_ json: JSONValue) -> JSONValue { .string(SHA256.hexadecimal(json.utf8())) }
}
