import JSON
import Synchronization

/// The trained models of a platform: descriptions and trees, each read when it is first asked for and then kept.
public final class ModelLibrary: Sendable {
  /// Gives a file of a model, `nil` when the model was never trained.
  ///
  /// The files are `description.json` and `model.ubj`.
  public typealias Loader = @Sendable (_ model: String, _ file: String) throws -> [UInt8]?

  /// The SHA-256 of a file in hexadecimal digits.
  public typealias Hash = @Sendable (_ bytes: [UInt8]) -> String

  /// The names of the models, in the order in which they are shown.
  public static let names = ["engagement", "churn", "ltv", "recommendation", "anomaly"]

  /// The features that are declared for the data set.
  public let schema: FeatureSchema
  private let load: Loader
  private let hash: Hash?
  private let descriptions = Mutex<[String: ModelDescription]>([:])
  private let models = Mutex<[String: ExplainedModel]>([:])

  /// The models that a loader finds.
  ///
  /// - Parameter hash: How trees are told to be those of their description; unless given, they are taken for that.
  public init(schema: FeatureSchema, hash: Hash? = nil, load: @escaping Loader) {
    self.schema = schema
    self.hash = hash
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
  /// - Throws: `ModelLibraryError` when there is no such model or the description is damaged; what the loader throws.
  public func description(of name: String) throws -> ModelDescription {
    if let kept = descriptions.withLock({ $0[name] }) { return kept }
    let bytes = try file("description.json", of: name)
    let description = try reading(name) {
      let description = try ModelDescription(JSONValue(parsing: bytes))
      guard description.name == name else {
        throw FeatureError("description.json: expected that of \(name), found that of \(description.name)")
      }
      return description
    }
    descriptions.withLock { $0[name] = description }
    return description
  }

  /// A model with its trees.
  ///
  /// - Throws: `ModelLibraryError` when there is no such model, a file is damaged, or description, features and trees do
  ///   not fit together; what the loader throws.
  public func model(_ name: String) throws -> ExplainedModel {
    if let kept = models.withLock({ $0[name] }) { return kept }
    let description = try description(of: name)
    let bytes = try file("model.ubj", of: name)
    let model = try reading(name) {
      if let found = hash?(bytes), found != description.modelHash {
        throw FeatureError(
          "model.ubj: expected SHA-256 \(description.modelHash.prefix(16))… as description.json has it, "
            + "found \(found.prefix(16))…")
      }
      return try PredictionModel(description: description, ensemble: TreeEnsemble(parsing: bytes), schema: schema)
    }
    let explained = ExplainedModel(model)
    // Two that read it at once read the same: which of the two is kept makes no difference.
    models.withLock { $0[name] = explained }
    return explained
  }

  /// Reads a part of a model, and names the model in what goes wrong.
  private func reading<Part>(_ name: String, _ read: () throws -> Part) throws(ModelLibraryError) -> Part {
    do {
      return try read()
    } catch {
      throw ModelLibraryError(.damaged, "model \(name) cannot be read: \(error); train it anew: kb platform train")
    }
  }

  private func file(_ file: String, of name: String) throws -> [UInt8] {
    if let bytes = try load(name, file) { return bytes }
    guard !Self.names.contains(name) else {
      throw ModelLibraryError(.notTrained, "model \(name) has no \(file); train it: kb platform train")
    }
    let nearest = NearestNames.of(name, among: Self.names).first.map { "did you mean \($0)?" }
    let hint = nearest ?? "expected one of \(Self.names.joined(separator: ", "))"
    throw ModelLibraryError(.unknown, "there is no model \"\(name.prefix(60))\"; \(hint)")
  }
}
