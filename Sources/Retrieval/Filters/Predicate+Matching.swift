extension Predicate {
  /// Whether a value, which may be absent, meets the condition.
  public func matches(_ value: MetadataValue?) -> Bool {
    switch self {
    case .equals(let wanted): return value == wanted
    case .notEquals(let wanted): return value != wanted
    case .greaterThan(let bound): return number(value).map { $0 > bound } ?? false
    case .greaterThanOrEquals(let bound): return number(value).map { $0 >= bound } ?? false
    case .lessThan(let bound): return number(value).map { $0 < bound } ?? false
    case .lessThanOrEquals(let bound): return number(value).map { $0 <= bound } ?? false
    case .isIn(let wanted): return value.map(wanted.contains) ?? false
    case .isNotIn(let wanted): return !(value.map(wanted.contains) ?? false)
    case .startsWith(let start):
      if case .string(let text) = value { return text.hasPrefix(start) } else { return false }
    case .stringContains(let part):
      if case .string(let text) = value { return text.contains(part) } else { return false }
    case .listContains(let member):
      if case .strings(let texts) = value { return texts.contains(member) } else { return false }
    case .exists(let wanted): return (value != nil) == wanted
    }
  }

  private func number(_ value: MetadataValue?) -> Double? {
    if case .number(let number) = value { return number } else { return nil }
  }
}
