import JSON
import Synchronization

/// The trained models of a platform: descriptions and trees, each read when it is first asked for and then kept.
public final class ModelLibrary: Sendable {
  /// Gives a file of a model, `nil` when the model was never trained.
  ///
  /// The files are `description.json` and `model.ubj`.
  public typealias Loader = @Sendable (_ model: String, _ file: String) throws -> [UInt8]?

  /// The names of the models, in the order in which they are shown.
  public static let names = ["engagement", "churn", "ltv", "recommendation", "anomaly"]

  /// The features that are declared for the data set.
  public let schema: FeatureSchema
  private let load: Loader
  private let descriptions = Mutex<[String: ModelDescription]>([:])
  private let models = Mutex<[String: ExplainedModel]>([:])

  /// The models that a loader finds.
  public init(schema: FeatureSchema, load: @escaping Loader) {
    self.schema = schema
    self.load = load
  }

  /// The names of the models that were trained.
  ///
  /// - Throws: what the loader throws.
  public func trained() throws -> [String] {
    try Self.names.filter { name in
      if descriptions.withLock({ $0[name] != nil }) { return true }
      return try load(name, "description.json") != nil
    }
  }

  /// The description of a model, without its trees.
  ///
  /// - Throws: `FeatureError` when there is no such model or the description is damaged; what the loader throws.
  public func description(of name: String) throws -> ModelDescription {
    if let kept = descriptions.withLock({ $0[name] }) { return kept }
    let bytes = try file("description.json", of: name)
    let json: JSONValue
    do {
      json = try JSONValue(parsing: bytes)
    } catch {
      throw FeatureError("model \(name): description.json is no JSON: \(error); train it anew: kb platform train")
    }
    let description = try ModelDescription(json)
    descriptions.withLock { $0[name] = description }
    return description
  }

  /// A model with its trees.
  ///
  /// - Throws: `FeatureError` when there is no such model, or description and features do not fit the trees; the
  ///   reader's error for trees that are damaged.
  public func model(_ name: String) throws -> ExplainedModel {
    if let kept = models.withLock({ $0[name] }) { return kept }
    let description = try description(of: name)
    let ensemble = try TreeEnsemble(parsing: file("model.ubj", of: name))
    let model = ExplainedModel(try PredictionModel(description: description, ensemble: ensemble, schema: schema))
    // Two that read it at once read the same: which of the two is kept makes no difference.
    models.withLock { $0[name] = model }
    return model
  }

  private func file(_ file: String, of name: String) throws -> [UInt8] {
    if let bytes = try load(name, file) { return bytes }
    let hint = NearestNames.of(name, among: Self.names).first.map { "did you mean \($0)?" }
    let all = Self.names.joined(separator: ", ")
    throw FeatureError(
      Self.names.contains(name)
        ? "model \(name): there is no \(file); train it: kb platform train"
        : "there is no model \"\(name.prefix(60))\"; \(hint ?? "expected one of \(all)")")
  }
}
