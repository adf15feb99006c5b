import JSON

/// A vector that is near to a query.
public struct VectorMatch: Sendable, Hashable {
  /// The key.
  public var key: String
  /// How far it is, 0 for the same direction; the metric is the index's.
  public var distance: Double
  /// What is stored with it.
  public var metadata: JSONObject

  /// A match with all its parts.
  public init(key: String, distance: Double, metadata: JSONObject) {
    self.key = key
    self.distance = distance
    self.metadata = metadata
  }

  /// The match that an answer holds, `nil` when it lacks the key or the distance.
  init?(_ value: JSONValue) {
    guard let key = value["key"]?.string, let distance = value["distance"]?.double else { return nil }
    self.init(key: key, distance: distance, metadata: value["metadata"]?.object ?? JSONObject())
  }
}
