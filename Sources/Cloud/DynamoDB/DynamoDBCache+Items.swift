import JSON
import Predictions

extension DynamoDBCache {
  /// The key of an item: `customer_id`, and `feature_hash` with the model behind `#`.
  static func key(_ model: String, _ key: PredictionCacheKey) -> JSONObject {
    [
      "customer_id": ["N": .string(String(key.customerID))],
      "feature_hash": ["S": .string("\(key.featureHash)#\(model)")],
    ]
  }

  /// A prediction as an attribute; `nil` for one that is no number.
  ///
  /// DynamoDB's numbers have 38 digits, but magnitudes of 1e-130 to 1e126 only
  /// (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html): others are
  /// written as text.
  static func number(_ value: Double) -> JSONValue? {
    guard value.isFinite else { return nil }
    let fits = value == 0 || (1e-129...1e125).contains(abs(value))
    return fits ? ["N": .string(text(value))] : ["S": .string(text(value))]
  }

  /// The number of an attribute.
  static func double(_ attribute: JSONValue) -> Double? {
    (attribute["N"]?.string ?? attribute["S"]?.string).flatMap { Double($0) }
  }

  /// The shortest text that reads back as the number.
  static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}
