import JSON
import Predictions

/// Predicts and explains customers: models, customers and what was predicted a short time ago, put together.
public struct CustomerAnalysis: Sendable {
  /// The models.
  public let models: ModelLibrary
  /// The customers.
  public let customers: CustomerSource
  let cache: (any PredictionCache)?
  let hash: @Sendable ([UInt8]) -> String

  /// Predictions over customers and models.
  ///
  /// - Parameters:
  ///   - cache: where predictions of customers are kept for a while; `nil` for nowhere.
  ///   - hash: a collision-free digest of bytes, such as their SHA-256 in hexadecimal digits.
  public init(
    models: ModelLibrary, customers: CustomerSource, cache: (any PredictionCache)? = nil,
    hash: @escaping @Sendable ([UInt8]) -> String
  ) {
    self.models = models
    self.customers = customers
    self.cache = cache
    self.hash = hash
  }

  /// What is known and predicted of a customer; nothing is predicted before a model is trained.
  ///
  /// - Throws: `FeatureError` when there is no such customer; what the store and the library throw.
  public func details(of id: Int) async throws -> CustomerDetails {
    let customer = try customers.existing(id)
    return CustomerDetails(
      customer, predictions: try await predictions(of: customer, by: models.trained()), source: customers)
  }

  /// What models predict of a customer, out of the cache where it is there; of all trained models unless some are named.
  ///
  /// - Throws: `ModelLibraryError`; what the library throws.
  public func predictions(of customer: StoredCustomer, by names: [String]? = nil) async throws -> [ModelPrediction] {
    let key = PredictionCacheKey(customerID: customer.id, featureHash: hash(Self.bytes(customer.features)))
    var all: [ModelPrediction] = []
    for name in try names ?? trained() {
      let description = try models.description(of: name)
      let kept = await cache?.predictions(of: name, version: description.identity, for: key)
      let predictions = try kept ?? predictions(of: customer.features, by: models.model(name))
      if kept == nil { await cache?.store(predictions, of: name, version: description.identity, for: key) }
      all.append(ModelPrediction(model: description, predictions: predictions))
    }
    return all
  }

  /// What models predict of given features; of all trained models unless some are named.
  ///
  /// - Throws: `ModelLibraryError`; what the library throws.
  public func predictions(of row: FeatureRow, by names: [String]? = nil) throws -> [ModelPrediction] {
    try (names ?? trained()).map { name in
      let model = try models.model(name)
      return ModelPrediction(model: model.description, predictions: try predictions(of: row.values, by: model))
    }
  }

  /// The trained models' names.
  private func trained() throws -> [String] {
    let names = try models.trained()
    guard !names.isEmpty else {
      throw ModelLibraryError(.notTrained, "there is no trained model; train them: kb platform train")
    }
    return names
  }

  private func predictions(of values: [Float], by model: ExplainedModel) throws -> [Double] {
    model.predictions(try model.margins(of: columns(of: model, values)))
  }

  /// The values that a model takes, in its order, out of those of the data set.
  func columns(of model: ExplainedModel, _ values: [Float]) -> [Float] {
    model.model.schema.features.map { feature in
      guard let index = customers.schema.index(of: feature.name), values.indices.contains(index) else { return .nan }
      return values[index]
    }
  }

  /// The bytes of a row, the same on every machine; every missing value is the same.
  private static func bytes(_ values: [Float]) -> [UInt8] {
    values.flatMap { value in
      let bits = (value.isNaN ? Float.nan : value).bitPattern
      return [UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8)]
        + [UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 24)]
    }
  }
}
