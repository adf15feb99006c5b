import JSON

extension Filter {
  /// How deep filters may nest.
  static let maximumDepth = 16

  /// Reads a filter in Bedrock's or S3 Vectors' grammar, whichever its text is written in.
  ///
  /// - Throws: `FilterError` at the first place that is not a filter, or where one grammar stands inside the other.
  /// - Complexity: O(length of the text).
  public init(parsing text: String) throws(FilterError) { try self.init(parsing: Array(text.utf8)) }

  /// Reads a filter from UTF-8 text.
  ///
  /// - Throws: `FilterError` at the first place that is not a filter.
  public init(parsing bytes: [UInt8]) throws(FilterError) {
    let text = FilterText(bytes)
    let document: JSONDocument
    do throws(JSONError) {
      // An operator and its operand are two levels, a connective and its array two more.
      let options = JSONParser.Options(rejectsDuplicateKeys: true, maximumDepth: 2 * Self.maximumDepth + 4)
      document = try JSONDocument(parsing: bytes, options: options)
    } catch {
      throw text.fault(error)
    }
    switch FilterGrammar(of: document.root) {
    case .bedrock: self = try BedrockFilterReader(text: text).filter(document.root, depth: 1)
    case .s3Vectors: self = try S3VectorsFilterReader(text: text).filter(document.root, depth: 1)
    }
  }

  /// Takes a filter from a JSON value, such as a part of a request.
  ///
  /// - Throws: `FilterError` with places in the value's compact text.
  public init(_ value: JSONValue) throws(FilterError) { try self.init(parsing: value.utf8()) }
}

extension FilterGrammar {
  /// The grammar that the outermost object is written in, as far as it shows.
  ///
  /// A `$` decides for S3 Vectors. Otherwise a known operator, an operand with `key` or `value`, or an array decide for
  /// Bedrock, so that a misspelt operator is measured against the right list.
  init(of root: JSONNode) {
    guard let members = root.members, let first = members.first else {
      self = .bedrock
      return
    }
    if members.contains(where: { $0.key.hasPrefix("$") || Self.hasDollarKey($0.value) }) {
      self = .s3Vectors
    } else if let operand = first.value.members {
      let isBedrock = operand.contains { $0.key == "key" || $0.key == "value" }
      self = isBedrock || Self.isBedrockName(first.key) ? .bedrock : .s3Vectors
    } else if first.value.elements != nil {
      self = .bedrock
    } else {
      self = .s3Vectors
    }
  }

  private static func hasDollarKey(_ node: JSONNode) -> Bool {
    node.members?.contains { $0.key.hasPrefix("$") } ?? false
  }

  private static func isBedrockName(_ name: String) -> Bool {
    FilterGrammar.bedrock.operators.contains(name) || FilterGrammar.bedrock.connectives.contains(name)
  }
}
