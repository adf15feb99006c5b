import JSON

/// Reads filters in the grammar of Bedrock's `RetrievalFilter`: one operator per object.
struct BedrockFilterReader {
  /// The most characters of an attribute's name.
  static let maximumKeyLength = 100

  let text: FilterText

  func filter(_ node: JSONNode, depth: Int) throws(FilterError) -> Filter {
    guard depth <= Filter.maximumDepth else {
      throw text.fault(at: node, expected: "at most \(Filter.maximumDepth) levels of filters")
    }
    guard let members = node.members, let member = members.first else {
      throw text.fault(at: node, expected: "an object with one operator of \(listed)")
    }
    if members.count > 1 {
      throw text.fault(
        members[1].keyRange, expected: "one operator per object (join several with andAll or orAll)",
        found: "\"\(members[1].key)\" as a second")
    }
    switch member.key {
    case "andAll": return .all(try filters(member, depth: depth))
    case "orAll": return .any(try filters(member, depth: depth))
    default: return try condition(member)
    }
  }

  private var listed: String {
    (FilterGrammar.bedrock.operators + FilterGrammar.bedrock.connectives).joined(separator: ", ")
  }

  private func filters(_ member: JSONNode.Member, depth: Int) throws(FilterError) -> [Filter] {
    guard let elements = member.value.elements, elements.count >= 2 else {
      throw text.fault(at: member.value, expected: "an array of at least two filters for \"\(member.key)\"")
    }
    var filters: [Filter] = []
    for element in elements { filters.append(try filter(element, depth: depth + 1)) }
    return filters
  }

  private func condition(_ member: JSONNode.Member) throws(FilterError) -> Filter {
    guard FilterGrammar.bedrock.operators.contains(member.key) else { throw unknownOperator(member) }
    guard let operand = member.value.members else {
      throw text.fault(at: member.value, expected: "an object with \"key\" and \"value\" for \"\(member.key)\"")
    }
    for part in operand where part.key != "key" && part.key != "value" {
      throw text.unknown(part, expected: "only \"key\" and \"value\"", among: ["key", "value"])
    }
    guard let key = member.value["key"], let value = member.value["value"] else {
      throw text.fault(
        member.value.range, expected: "both \"key\" and \"value\"",
        found: operand.first.map { "only \"\($0.key)\"" } ?? "an empty object")
    }
    return .attribute(try name(key), try predicate(member.key, value))
  }

  private func unknownOperator(_ member: JSONNode.Member) -> FilterError {
    let known = FilterGrammar.bedrock.operators + FilterGrammar.bedrock.connectives
    if member.key.hasPrefix("$") || (member.value.members?.contains { $0.key.hasPrefix("$") } ?? false) {
      return text.fault(
        member.keyRange, expected: "an operator of Bedrock's grammar, in which this filter begins, not S3 Vectors'",
        found: "\"\(member.key)\"")
    }
    return text.unknown(member, expected: "an operator of \(listed)", among: known)
  }

  private func name(_ node: JSONNode) throws(FilterError) -> String {
    guard case .string(let name) = node.content, (1...Self.maximumKeyLength).contains(name.unicodeScalars.count)
    else {
      throw text.fault(
        at: node, expected: "the attribute's name, a string of 1 to \(Self.maximumKeyLength) characters")
    }
    return name
  }

  private func predicate(_ name: String, _ value: JSONNode) throws(FilterError) -> Predicate {
    let operand = FilterOperand(operator: name, node: value, text: text)
    switch name {
    case "equals": return .equals(try operand.primitive())
    case "notEquals": return .notEquals(try operand.primitive())
    case "greaterThan": return .greaterThan(try operand.number())
    case "greaterThanOrEquals": return .greaterThanOrEquals(try operand.number())
    case "lessThan": return .lessThan(try operand.number())
    case "lessThanOrEquals": return .lessThanOrEquals(try operand.number())
    case "in": return .isIn(try operand.primitives())
    case "notIn": return .isNotIn(try operand.primitives())
    case "startsWith": return .startsWith(try operand.string())
    case "listContains": return .listContains(try operand.string())
    default: return .stringContains(try operand.string())
    }
  }
}
