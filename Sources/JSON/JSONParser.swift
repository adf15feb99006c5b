/// A strict RFC 8259 parser that keeps the place of every value.
///
/// Untrusted input is expected: depth is bounded, text must be UTF-8, and every fault is a `JSONError`.
public struct JSONParser {
  /// What a text may contain beyond, or below, RFC 8259.
  public struct Options: Sendable {
    /// Whether `//` and `/* */` comments and trailing commas are allowed, as in configuration files.
    public var allowsComments: Bool
    /// Whether a key that an object repeats is an error.
    public var rejectsDuplicateKeys: Bool
    /// How deep arrays and objects may nest.
    public var maximumDepth: Int

    /// Strict JSON with at most 256 levels, unless said otherwise.
    public init(allowsComments: Bool = false, rejectsDuplicateKeys: Bool = false, maximumDepth: Int = 256) {
      self.allowsComments = allowsComments
      self.rejectsDuplicateKeys = rejectsDuplicateKeys
      self.maximumDepth = maximumDepth
    }

    /// The dialect of configuration files: comments, trailing commas, no repeated keys.
    public static let configuration = Options(allowsComments: true, rejectsDuplicateKeys: true)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let options: Options
  var index = 0
  var depth = 0

  static func parse(_ bytes: [UInt8], options: Options) throws(JSONError) -> JSONNode {
    let result: Result<JSONNode, JSONError> = bytes.withUnsafeBufferPointer { buffer in
      do throws(JSONError) {
        if let offset = UTF8Validation.firstInvalidOffset(in: buffer) {
          throw JSONError(
            expected: "UTF-8 text", found: "byte 0x\(String(buffer[offset], radix: 16))", offset: offset, in: buffer)
        }
        var parser = JSONParser(bytes: buffer, options: options)
        return .success(try parser.document())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private mutating func document() throws(JSONError) -> JSONNode {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    try skipSpace()
    let root = try value()
    try skipSpace()
    guard index == bytes.count else { throw fault("the end of the text") }
    return root
  }

  private mutating func value() throws(JSONError) -> JSONNode {
    let start = index
    let content: JSONNode.Content
    switch peek {
    case UInt8(ascii: "{"): content = .object(try nested { parser throws(JSONError) in try parser.members() })
    case UInt8(ascii: "["): content = .array(try nested { parser throws(JSONError) in try parser.elements() })
    case UInt8(ascii: "\""): content = .string(try string())
    case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"): content = .number(try number())
    case UInt8(ascii: "t"): content = .bool(try word("true", true))
    case UInt8(ascii: "f"): content = .bool(try word("false", false))
    case UInt8(ascii: "n"):
      _ = try word("null", true)
      content = .null
    default: throw fault("a value")
    }
    return JSONNode(content: content, range: start..<index)
  }

  private mutating func nested<Content>(
    _ body: (inout JSONParser) throws(JSONError) -> Content
  ) throws(JSONError) -> Content {
    guard depth < options.maximumDepth else { throw fault("at most \(options.maximumDepth) levels of nesting") }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  private mutating func members() throws(JSONError) -> [JSONNode.Member] {
    index += 1
    var members: [JSONNode.Member] = []
    var seen: Set<String> = []
    while true {
      try skipSpace()
      if peek == UInt8(ascii: "}"), members.isEmpty || options.allowsComments { break }
      let start = index
      guard peek == UInt8(ascii: "\"") else { throw fault("a key in quotation marks") }
      let key = try string()
      let keyRange = start..<index
      if options.rejectsDuplicateKeys, !seen.insert(key).inserted {
        throw JSONError(expected: "each key once", found: "\"\(key)\" again", offset: start, in: bytes)
      }
      try skipSpace()
      guard peek == UInt8(ascii: ":") else { throw fault("\":\"") }
      index += 1
      try skipSpace()
      members.append(JSONNode.Member(key: key, keyRange: keyRange, value: try value()))
      try skipSpace()
      if peek == UInt8(ascii: "}") { break }
      guard peek == UInt8(ascii: ",") else { throw fault("\",\" or \"}\"") }
      index += 1
    }
    index += 1
    return members
  }

  private mutating func elements() throws(JSONError) -> [JSONNode] {
    index += 1
    var elements: [JSONNode] = []
    while true {
      try skipSpace()
      if peek == UInt8(ascii: "]"), elements.isEmpty || options.allowsComments { break }
      elements.append(try value())
      try skipSpace()
      if peek == UInt8(ascii: "]") { break }
      guard peek == UInt8(ascii: ",") else { throw fault("\",\" or \"]\"") }
      index += 1
    }
    index += 1
    return elements
  }

  private mutating func word<Value>(_ word: StaticString, _ value: Value) throws(JSONError) -> Value {
    for offset in 0..<word.utf8CodeUnitCount {
      guard index + offset < bytes.count, bytes[index + offset] == word.utf8Start[offset] else {
        throw fault("a value")
      }
    }
    index += word.utf8CodeUnitCount
    return value
  }
}
