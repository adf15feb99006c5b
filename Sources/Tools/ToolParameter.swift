import JSON

/// One argument that a tool takes.
public struct ToolParameter: Sendable, Hashable {
  /// What an argument may be.
  public enum Kind: Sendable, Hashable {
    /// A string of at most this many characters.
    case string(maximumLength: Int)
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// A JSON object.
    case object
    /// `true` or `false`.
    case boolean
    /// One of these words.
    case choice([String])
  }

  /// The argument's name, in snake case.
  public var name: String
  /// What it may be.
  public var kind: Kind
  /// What it means, in the words that a model reads.
  public var description: String
  /// Whether a call must give it.
  public var isRequired: Bool

  /// A parameter with its meaning.
  public init(_ name: String, _ kind: Kind, _ description: String, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.description = description
    self.isRequired = isRequired
  }

  /// The parameter as JSON Schema.
  public var schema: JSONValue {
    switch kind {
    case .string(let maximumLength):
      ["type": "string", "description": .string(description), "maxLength": .number(maximumLength)]
    case .integer(let range):
      [
        "type": "integer", "description": .string(description), "minimum": .number(range.lowerBound),
        "maximum": .number(range.upperBound),
      ]
    case .object: ["type": "object", "description": .string(description)]
    case .boolean: ["type": "boolean", "description": .string(description)]
    case .choice(let words):
      ["type": "string", "description": .string(description), "enum": .array(words.map(JSONValue.string))]
    }
  }

  /// Checks an argument against the parameter.
  ///
  /// - Throws: `ToolError` that names the parameter, what it may be and what was given.
  func check(_ value: JSONValue, tool: String) throws(ToolError) {
    switch kind {
    case .string(let maximumLength):
      guard let text = value.string else { throw mismatch("a string", value, tool) }
      guard text.unicodeScalars.count <= maximumLength else {
        throw ToolError(
          .invalidInput, tool: tool,
          "\(name) has \(text.unicodeScalars.count) characters; at most \(maximumLength) are allowed: shorten it")
      }
    case .integer(let range):
      guard let number = value.int, range.contains(number) else {
        throw mismatch("a whole number from \(range.lowerBound) to \(range.upperBound)", value, tool)
      }
    case .object:
      guard value.object != nil else { throw mismatch("an object", value, tool) }
    case .boolean:
      guard value.bool != nil else { throw mismatch("true or false", value, tool) }
    case .choice(let words):
      guard let word = value.string, words.contains(word) else {
        throw mismatch("one of \(words.joined(separator: ", "))", value, tool)
      }
    }
  }

  private func mismatch(_ expected: String, _ value: JSONValue, _ tool: String) -> ToolError {
    let text = value.text()
    let found = text.count <= 60 ? "\(value.kind) (\(text))" : value.kind
    return ToolError(.invalidInput, tool: tool, "\(name) must be \(expected), found \(found)")
  }
}
