/// A parsed JSON text: its values with their places.
public struct JSONDocument: Sendable {
  /// The outermost value.
  public let root: JSONNode
  /// Where each line of the text begins.
  public let lines: LineIndex

  /// Parses a whole text.
  ///
  /// - Throws: `JSONError` with line and column for the first place that is not JSON.
  /// - Complexity: O(bytes).
  public init(parsing bytes: [UInt8], options: JSONParser.Options = .init()) throws(JSONError) {
    root = try JSONParser.parse(bytes, options: options)
    lines = LineIndex(bytes)
  }

  /// The lines that a value's bytes touch, counted from 1.
  public func lineRange(of node: JSONNode) -> ClosedRange<Int> { lines.lines(of: node.range) }

  /// The value that a pointer names, `nil` when there is none. O(path × members).
  public func node(at pointer: JSONPointer) -> JSONNode? {
    var node = root
    for token in pointer.tokens {
      switch node.content {
      case .object:
        guard let next = node[token] else { return nil }
        node = next
      case .array(let elements):
        guard let index = Int(token), String(index) == token, elements.indices.contains(index) else { return nil }
        node = elements[index]
      default: return nil
      }
    }
    return node
  }
}

extension JSONValue {
  /// Parses a whole text into a value without places.
  ///
  /// - Throws: `JSONError` with line and column for the first place that is not JSON.
  public init(parsing bytes: [UInt8], options: JSONParser.Options = .init()) throws(JSONError) {
    self = try JSONParser.parse(bytes, options: options).value
  }

  /// Parses a whole text into a value without places.
  ///
  /// - Throws: `JSONError` with line and column for the first place that is not JSON.
  public init(parsing text: String, options: JSONParser.Options = .init()) throws(JSONError) {
    try self.init(parsing: Array(text.utf8), options: options)
  }
}
