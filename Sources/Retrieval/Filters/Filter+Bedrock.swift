import JSON

extension Filter {
  /// The filter in the grammar of Bedrock's `RetrievalFilter`; `nil` for what that grammar cannot say: `exists`, a
  /// comparison with a whole list, a group of no filters, a name of no or more than 100 characters.
  public var bedrock: JSONValue? {
    switch self {
    case .attribute(let name, let predicate):
      guard (1...BedrockFilterReader.maximumKeyLength).contains(name.unicodeScalars.count),
        let (word, operand) = predicate.bedrock
      else { return nil }
      return .object([word: ["key": .string(name), "value": operand]])
    case .all(let filters): return Self.group("andAll", filters)
    case .any(let filters): return Self.group("orAll", filters)
    }
  }

  /// Bedrock asks for at least two members: a group of one is that one.
  private static func group(_ word: String, _ filters: [Filter]) -> JSONValue? {
    let members = filters.compactMap(\.bedrock)
    guard members.count == filters.count, let first = members.first else { return nil }
    return members.count == 1 ? first : .object([word: .array(members)])
  }
}

extension Predicate {
  fileprivate var bedrock: (word: String, operand: JSONValue)? {
    switch self {
    case .equals(let value): value.primitive.map { ("equals", $0) }
    case .notEquals(let value): value.primitive.map { ("notEquals", $0) }
    case .greaterThan(let bound): ("greaterThan", .number(bound))
    case .greaterThanOrEquals(let bound): ("greaterThanOrEquals", .number(bound))
    case .lessThan(let bound): ("lessThan", .number(bound))
    case .lessThanOrEquals(let bound): ("lessThanOrEquals", .number(bound))
    case .isIn(let values): Self.list(values).map { ("in", $0) }
    case .isNotIn(let values): Self.list(values).map { ("notIn", $0) }
    case .startsWith(let prefix): ("startsWith", .string(prefix))
    case .stringContains(let part): ("stringContains", .string(part))
    case .listContains(let member): ("listContains", .string(member))
    case .exists: nil
    }
  }

  private static func list(_ values: [MetadataValue]) -> JSONValue? {
    let members = values.compactMap(\.primitive)
    return members.count == values.count ? .array(members) : nil
  }
}

extension MetadataValue {
  fileprivate var primitive: JSONValue? {
    switch self {
    case .string(let value): .string(value)
    case .number(let value): .number(value)
    case .boolean(let value): .bool(value)
    case .strings: nil
    }
  }
}
