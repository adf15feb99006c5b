import JSON
import Retrieval

/// A filter in S3 Vectors' language
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-metadata-filtering.html).
///
/// The condition accepts every vector that ours accepts, and no others but lists and single strings that the service
/// cannot tell apart; what comes back is therefore checked by our own filter again. What the service does with `$ne` and
/// `$nin` where an attribute is absent is unverified, so `$exists` says it.
enum VectorFilter: Hashable {
  /// No condition: every vector passes.
  case everything
  /// No vector can pass.
  case nothing
  /// A condition to be sent.
  case condition(JSONValue)

  /// Translates a filter.
  ///
  /// - Throws: `FilterTranslationError` for `startsWith`, `stringContains`, comparisons with lists or numbers that are
  ///   not finite, attributes that cannot be filtered by, and names that begin with `$`.
  init(_ filter: Filter) throws(FilterTranslationError) {
    switch filter {
    case .attribute(let name, let predicate): self = try Self.condition(name, predicate)
    case .all(let filters): self = try Self.group("$and", filters, absorbing: .nothing, neutral: .everything)
    case .any(let filters): self = try Self.group("$or", filters, absorbing: .everything, neutral: .nothing)
    }
  }

  private static func group(
    _ word: String, _ filters: [Filter], absorbing: VectorFilter, neutral: VectorFilter
  ) throws(FilterTranslationError) -> VectorFilter {
    var conditions: [JSONValue] = []
    var isAbsorbed = false
    for filter in filters {
      let part = try VectorFilter(filter)
      if part == absorbing { isAbsorbed = true }
      if case .condition(let condition) = part { conditions.append(condition) }
    }
    if isAbsorbed { return absorbing }
    guard let first = conditions.first else { return neutral }
    return .condition(conditions.count == 1 ? first : .object([word: .array(conditions)]))
  }

  private static func condition(
    _ name: String, _ predicate: Predicate
  ) throws(FilterTranslationError) -> VectorFilter {
    func fault(_ reason: String) -> FilterTranslationError {
      FilterTranslationError("S3 Vectors", attribute: name, reason)
    }
    guard !name.isEmpty, !name.hasPrefix("$") else { throw fault("names there do not begin with \"$\"") }
    guard !VectorMetadataKey.unfilterable.contains(name) else { throw fault("the attribute is not filterable there") }
    func compare(_ word: String, _ operand: JSONValue?) throws(FilterTranslationError) -> VectorFilter {
      guard let operand else { throw fault("it compares with strings, finite numbers and booleans only") }
      return .condition(.object([name: .object([word: operand])]))
    }
    switch predicate {
    case .equals(let value): return try compare("$eq", value.primitive)
    case .listContains(let member): return try compare("$eq", .string(member))
    case .notEquals(let value): return try compare("$ne", value.primitive).orAbsent(name)
    case .greaterThan(let bound): return try compare("$gt", bound.primitive)
    case .greaterThanOrEquals(let bound): return try compare("$gte", bound.primitive)
    case .lessThan(let bound): return try compare("$lt", bound.primitive)
    case .lessThanOrEquals(let bound): return try compare("$lte", bound.primitive)
    case .isIn(let values): return values.isEmpty ? .nothing : try compare("$in", values.primitives)
    case .isNotIn(let values):
      return values.isEmpty ? .everything : try compare("$nin", values.primitives).orAbsent(name)
    case .exists(let wanted): return try compare("$exists", .bool(wanted))
    case .startsWith: throw fault("it has no startsWith; compare whole values with equals or in")
    case .stringContains: throw fault("it has no stringContains; compare whole values with equals or in")
    }
  }

  /// Also accepts vectors that lack the attribute.
  private func orAbsent(_ name: String) -> VectorFilter {
    guard case .condition(let condition) = self else { return self }
    return .condition(["$or": [.object([name: ["$exists": false]]), condition]])
  }
}

extension MetadataValue {
  fileprivate var primitive: JSONValue? {
    switch self {
    case .string(let text): .string(text)
    case .number(let number): number.primitive
    case .boolean(let value): .bool(value)
    case .strings: nil
    }
  }
}

extension [MetadataValue] {
  fileprivate var primitives: JSONValue? {
    let values = compactMap(\.primitive)
    return values.count == count ? .array(values) : nil
  }
}

extension Double {
  fileprivate var primitive: JSONValue? { isFinite ? .number(self) : nil }
}
