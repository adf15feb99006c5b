import JSON

/// Reads filters in S3 Vectors' grammar: attributes with `$` operators, all of which must hold.
struct S3VectorsFilterReader {
  let text: FilterText

  func filter(_ node: JSONNode, depth: Int) throws(FilterError) -> Filter {
    guard depth <= Filter.maximumDepth else {
      throw text.fault(at: node, expected: "at most \(Filter.maximumDepth) levels of filters")
    }
    guard let members = node.members, !members.isEmpty else {
      throw text.fault(at: node, expected: "an object with an attribute, $and or $or")
    }
    var filters: [Filter] = []
    for member in members {
      switch member.key {
      case "$and": filters.append(.all(try self.filters(member, depth: depth)))
      case "$or": filters.append(.any(try self.filters(member, depth: depth)))
      default: filters += try conditions(member)
      }
    }
    return filters.count == 1 ? filters[0] : .all(filters)
  }

  private func filters(_ member: JSONNode.Member, depth: Int) throws(FilterError) -> [Filter] {
    guard let elements = member.value.elements, !elements.isEmpty else {
      throw text.fault(at: member.value, expected: "an array of at least one filter for \"\(member.key)\"")
    }
    var filters: [Filter] = []
    for element in elements { filters.append(try filter(element, depth: depth + 1)) }
    return filters
  }

  private func conditions(_ member: JSONNode.Member) throws(FilterError) -> [Filter] {
    if member.key.hasPrefix("$") {
      throw text.unknown(
        member, expected: "an attribute, $and or $or", among: FilterGrammar.s3Vectors.connectives)
    }
    guard !member.key.isEmpty else {
      throw text.fault(member.keyRange, expected: "an attribute's name", found: "an empty one")
    }
    guard let operations = member.value.members else {
      let operand = FilterOperand(operator: member.key, node: member.value, text: text)
      return [.attribute(member.key, .equals(try operand.primitive()))]
    }
    guard !operations.isEmpty else {
      throw text.fault(at: member.value, expected: "an operator of \(listed) for \"\(member.key)\"")
    }
    var conditions: [Filter] = []
    for operation in operations {
      conditions.append(.attribute(member.key, try predicate(operation, of: member)))
    }
    return conditions
  }

  private var listed: String { FilterGrammar.s3Vectors.operators.joined(separator: ", ") }

  private func predicate(_ member: JSONNode.Member, of attribute: JSONNode.Member) throws(FilterError) -> Predicate {
    let operand = FilterOperand(operator: member.key, node: member.value, text: text)
    switch member.key {
    case "$eq": return .equals(try operand.primitive())
    case "$ne": return .notEquals(try operand.primitive())
    case "$gt": return .greaterThan(try operand.number())
    case "$gte": return .greaterThanOrEquals(try operand.number())
    case "$lt": return .lessThan(try operand.number())
    case "$lte": return .lessThanOrEquals(try operand.number())
    case "$in": return .isIn(try operand.primitives(atLeastOne: true))
    case "$nin": return .isNotIn(try operand.primitives(atLeastOne: true))
    case "$exists": return .exists(try operand.boolean())
    default: throw unknownOperator(member, of: attribute)
    }
  }

  private func unknownOperator(_ member: JSONNode.Member, of attribute: JSONNode.Member) -> FilterError {
    if FilterGrammar.bedrock.operators.contains(attribute.key), member.key == "key" || member.key == "value" {
      return text.fault(
        attribute.keyRange, expected: "S3 Vectors' grammar, in which this filter begins, not Bedrock's",
        found: "\"\(attribute.key)\"")
    }
    return text.unknown(
      member, expected: "an operator of \(listed) for \"\(attribute.key)\"", among: FilterGrammar.s3Vectors.operators)
  }
}
