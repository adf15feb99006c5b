/// What predictions are kept under: a customer and the features that were predicted from.
public struct PredictionCacheKey: Sendable, Hashable {
  /// The customer's number.
  public let customerID: Int
  /// A hash of the encoded features, such as their SHA-256 in hexadecimal digits.
  public let featureHash: String

  /// The key of a customer and the hash of the features.
  public init(customerID: Int, featureHash: String) {
    self.customerID = customerID
    self.featureHash = featureHash
  }

  /// The key as one text: `customer_id#feature_hash`.
  public var text: String { "\(customerID)#\(featureHash)" }
}
