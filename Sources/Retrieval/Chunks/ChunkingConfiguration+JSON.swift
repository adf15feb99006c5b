import JSON

extension ChunkingConfiguration {
  /// Reads Bedrock's form: `{"chunkingStrategy":"NONE"}`, or FIXED_SIZE with its `fixedSizeChunkingConfiguration`.
  ///
  /// - Throws: `ChunkingConfigurationError` with the place of a missing, unknown or out-of-range value.
  public init(_ node: JSONNode) throws(ChunkingConfigurationError) {
    let root = JSONPointer.root
    try Self.check(node, at: root, keys: ["chunkingStrategy", "fixedSizeChunkingConfiguration"])
    let pointer = root.appending(key: "chunkingStrategy")
    guard let strategy = node["chunkingStrategy"] else {
      throw ChunkingConfigurationError(
        root, node.range, expected: "\"chunkingStrategy\": \"FIXED_SIZE\" or \"NONE\"", found: "none")
    }
    let settings = node["fixedSizeChunkingConfiguration"]
    switch strategy.value.string {
    case "FIXED_SIZE"?:
      guard let settings else {
        throw ChunkingConfigurationError(
          root, node.range, expected: "a \"fixedSizeChunkingConfiguration\" with FIXED_SIZE", found: "none")
      }
      self = try Self.fixedSize(settings, at: root.appending(key: "fixedSizeChunkingConfiguration"))
    case "NONE"?:
      if let settings {
        throw ChunkingConfigurationError(
          root.appending(key: "fixedSizeChunkingConfiguration"), settings.range, expected: "no settings with NONE",
          found: settings.value.kind)
      }
      self = .none
    case let other:
      let isPlanned = other == "HIERARCHICAL" || other == "SEMANTIC"
      throw ChunkingConfigurationError(
        pointer, strategy.range, expected: "FIXED_SIZE or NONE",
        found: (other ?? strategy.value.kind) + (isPlanned ? ", which is not supported" : ""))
    }
  }

  /// The configuration in Bedrock's form.
  public var json: JSONValue {
    switch self {
    case .none: ["chunkingStrategy": "NONE"]
    case .fixedSize(let tokens, let overlap):
      [
        "chunkingStrategy": "FIXED_SIZE",
        "fixedSizeChunkingConfiguration": [
          "maxTokens": .number(tokens), "overlapPercentage": .number(overlap),
        ],
      ]
    }
  }

  private static func fixedSize(_ node: JSONNode, at pointer: JSONPointer) throws(ChunkingConfigurationError) -> Self {
    try check(node, at: pointer, keys: ["maxTokens", "overlapPercentage"])
    return .fixedSize(
      maxTokens: try number("maxTokens", in: node, at: pointer, allowed: allowedTokens),
      overlapPercentage: try number("overlapPercentage", in: node, at: pointer, allowed: allowedOverlap))
  }

  private static func check(
    _ node: JSONNode, at pointer: JSONPointer, keys: [String]
  ) throws(ChunkingConfigurationError) {
    guard let members = node.members else {
      throw ChunkingConfigurationError(pointer, node.range, expected: "an object", found: node.value.kind)
    }
    for member in members where !keys.contains(member.key) {
      throw ChunkingConfigurationError(
        pointer.appending(key: member.key), member.keyRange,
        expected: keys.map { "\"\($0)\"" }.joined(separator: " or "), found: "\"\(member.key)\"")
    }
  }

  private static func number(
    _ key: String, in node: JSONNode, at pointer: JSONPointer, allowed: ClosedRange<Int>
  ) throws(ChunkingConfigurationError) -> Int {
    let expected = "a whole number from \(allowed.lowerBound) to \(allowed.upperBound)"
    guard let value = node[key] else {
      throw ChunkingConfigurationError(pointer, node.range, expected: "\"\(key)\", \(expected)", found: "none")
    }
    guard let number = value.value.int, allowed.contains(number) else {
      throw ChunkingConfigurationError(
        pointer.appending(key: key), value.range, expected: expected, found: value.value.text())
    }
    return number
  }
}
