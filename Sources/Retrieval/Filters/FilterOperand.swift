import JSON

/// What an operator compares with, read as the type that the operator takes.
struct FilterOperand {
  let `operator`: String
  let node: JSONNode
  let text: FilterText

  /// A string, number or boolean.
  func primitive() throws(FilterError) -> MetadataValue { try primitive(node, "a string, number or boolean") }

  /// A list of strings, numbers and booleans.
  func primitives(atLeastOne: Bool = false) throws(FilterError) -> [MetadataValue] {
    guard let elements = node.elements, !(atLeastOne && elements.isEmpty) else {
      throw fault(node, atLeastOne ? "a list of at least one string, number or boolean" : "a list")
    }
    var values: [MetadataValue] = []
    for element in elements { values.append(try primitive(element, "strings, numbers and booleans in the list")) }
    return values
  }

  /// A number.
  func number() throws(FilterError) -> Double {
    guard case .number(let value) = node.content, value.double.isFinite else { throw fault(node, "a number") }
    return value.double
  }

  /// A string.
  func string() throws(FilterError) -> String {
    guard case .string(let value) = node.content else { throw fault(node, "a string") }
    return value
  }

  /// A truth value.
  func boolean() throws(FilterError) -> Bool {
    guard case .bool(let value) = node.content else { throw fault(node, "true or false") }
    return value
  }

  private func primitive(_ node: JSONNode, _ expected: String) throws(FilterError) -> MetadataValue {
    switch node.content {
    case .string(let value): return .string(value)
    case .bool(let value): return .boolean(value)
    case .number(let value) where value.double.isFinite: return .number(value.double)
    default: throw fault(node, expected)
    }
  }

  private func fault(_ node: JSONNode, _ expected: String) -> FilterError {
    text.fault(at: node, expected: "\(expected) for \"\(`operator`)\"")
  }
}
