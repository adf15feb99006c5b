import JSON

/// A document's metadata file in one of Bedrock's two forms.
///
/// The simple form is `{"metadataAttributes":{"year":2024,"tags":["a"]}}`; in the typed form an attribute is
/// `{"value":{"type":"NUMBER","numberValue":2024},"includeForEmbedding":true}`. Other keys beside
/// `metadataAttributes` are ignored, as Bedrock has some for other uses.
public struct MetadataFile: Sendable, Hashable {
  /// The attributes by name.
  public private(set) var attributes: Metadata = [:]
  /// The names of the attributes that are to be embedded with the text, in the order of the file.
  public private(set) var embedded: [String] = []

  /// Parses a metadata file.
  ///
  /// - Throws: `Diagnostic` with the file's id, line and column for the first thing that is in neither form.
  public init(parsing bytes: [UInt8], of id: DocumentID) throws(Diagnostic) {
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: bytes, options: .init(rejectsDuplicateKeys: true, maximumDepth: 16))
    } catch {
      throw Diagnostic(
        .invalidMetadata, id, line: error.line, column: error.column,
        "expected \(error.expected), found \(error.found)", advice: Self.advice)
    }
    do throws(Fault) {
      guard let members = document.root["metadataAttributes"]?.members else {
        throw Fault(document.root, "an object with the object \"metadataAttributes\"")
      }
      for member in members { try add(member) }
    } catch {
      throw Diagnostic(
        .invalidMetadata, id, line: document.lines.line(at: error.node.range.lowerBound),
        column: document.lines.column(at: error.node.range.lowerBound),
        "expected \(error.expected), found \(error.node.value.kind)", advice: Self.advice)
    }
  }

  private struct Fault: Error {
    let node: JSONNode
    let expected: String

    init(_ node: JSONNode, _ expected: String) {
      self.node = node
      self.expected = expected
    }
  }

  private static let advice = "write {\"metadataAttributes\": {\"name\": value, …}}"

  private mutating func add(_ member: JSONNode.Member) throws(Fault) {
    guard member.value.members != nil else {
      attributes[member.key] = try Self.simple(member.value)
      return
    }
    guard let value = member.value["value"], value.members != nil else {
      throw Fault(member.value, "a value, or an object with the object \"value\", for \"\(member.key)\"")
    }
    attributes[member.key] = try Self.typed(value)
    guard let include = member.value["includeForEmbedding"] else { return }
    guard case .bool(let isEmbedded) = include.content else { throw Fault(include, "true or false") }
    if isEmbedded { embedded.append(member.key) }
  }

  private static func simple(_ node: JSONNode) throws(Fault) -> MetadataValue {
    switch node.content {
    case .string(let text): return .string(text)
    case .number(let number) where number.double.isFinite: return .number(number.double)
    case .bool(let value): return .boolean(value)
    case .array: return .strings(try strings(node))
    default: throw Fault(node, "a string, number, boolean or list of strings")
    }
  }

  private static func typed(_ node: JSONNode) throws(Fault) -> MetadataValue {
    guard case .string(let type)? = node["type"]?.content else { throw Fault(node, "an object with a \"type\"") }
    switch type {
    case "STRING":
      guard case .string(let text)? = node["stringValue"]?.content else { throw missing("stringValue", in: node) }
      return .string(text)
    case "NUMBER":
      guard case .number(let number)? = node["numberValue"]?.content, number.double.isFinite else {
        throw missing("numberValue", in: node)
      }
      return .number(number.double)
    case "BOOLEAN":
      guard case .bool(let value)? = node["booleanValue"]?.content else { throw missing("booleanValue", in: node) }
      return .boolean(value)
    case "STRING_LIST":
      guard let list = node["stringListValue"] else { throw missing("stringListValue", in: node) }
      return .strings(try strings(list))
    default:
      throw Fault(node["type"] ?? node, "the type STRING, NUMBER, BOOLEAN or STRING_LIST")
    }
  }

  private static func missing(_ key: String, in node: JSONNode) -> Fault {
    Fault(node[key] ?? node, "a \"\(key)\" of the type named")
  }

  private static func strings(_ node: JSONNode) throws(Fault) -> [String] {
    guard let elements = node.elements else { throw Fault(node, "a list of strings") }
    var strings: [String] = []
    for element in elements {
      guard case .string(let text) = element.content else { throw Fault(element, "a string in the list") }
      strings.append(text)
    }
    return strings
  }
}
