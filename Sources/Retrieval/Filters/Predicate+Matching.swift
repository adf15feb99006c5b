extension Predicate {
  /// Whether the condition holds for an attribute's value, `nil` where the document lacks the attribute.
  ///
  /// A comparison with a value of another type does not hold; `notEquals` and `isNotIn` then do. O(size of the value).
  public func matches(_ value: MetadataValue?) -> Bool {
    switch self {
    case .equals(let wanted): value?.isEqual(to: wanted) ?? false
    case .notEquals(let unwanted): !(value?.isEqual(to: unwanted) ?? false)
    case .greaterThan(let bound): value?.number.map { $0 > bound } ?? false
    case .greaterThanOrEquals(let bound): value?.number.map { $0 >= bound } ?? false
    case .lessThan(let bound): value?.number.map { $0 < bound } ?? false
    case .lessThanOrEquals(let bound): value?.number.map { $0 <= bound } ?? false
    case .isIn(let wanted): wanted.contains { value?.isEqual(to: $0) ?? false }
    case .isNotIn(let unwanted): !unwanted.contains { value?.isEqual(to: $0) ?? false }
    case .startsWith(let prefix): if case .string(let text)? = value { text.hasPrefix(prefix) } else { false }
    case .stringContains(let part): Self.contains(part, in: value)
    case .listContains(let member): if case .strings(let list)? = value { list.contains(member) } else { false }
    case .exists(let wanted): (value != nil) == wanted
    }
  }

  private static func contains(_ part: String, in value: MetadataValue?) -> Bool {
    switch value {
    case .string(let text): part.isEmpty || text.contains(part)
    case .strings(let list): list.contains { part.isEmpty || $0.contains(part) }
    default: false
    }
  }
}
