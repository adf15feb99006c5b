/// The two languages in which a filter can be written.
public enum FilterGrammar: String, Sendable, Hashable, CaseIterable {
  /// Bedrock's `RetrievalFilter`: `{"equals": {"key": "year", "value": 2024}}`, joined by `andAll` and `orAll`.
  case bedrock = "Bedrock"
  /// S3 Vectors' filter: `{"year": {"$eq": 2024}}`, joined by `$and` and `$or`.
  case s3Vectors = "S3 Vectors"

  /// The operators on one attribute.
  var operators: [String] {
    switch self {
    case .bedrock:
      [
        "equals", "notEquals", "greaterThan", "greaterThanOrEquals", "lessThan", "lessThanOrEquals", "in", "notIn",
        "startsWith", "listContains", "stringContains",
      ]
    case .s3Vectors: ["$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$in", "$nin", "$exists"]
    }
  }

  /// The operators that join filters.
  var connectives: [String] { self == .bedrock ? ["andAll", "orAll"] : ["$and", "$or"] }
}
