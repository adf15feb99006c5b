import JSON

extension SettingType where Value == Configuration.Chunking {
  static let chunking = SettingType(
    schema: [
      "type": "object", "additionalProperties": false, "required": ["chunkingStrategy"],
      "properties": [
        "chunkingStrategy": ["enum": ["FIXED_SIZE", "NONE"]],
        "fixedSizeChunkingConfiguration": [
          "type": "object", "additionalProperties": false, "required": ["maxTokens", "overlapPercentage"],
          "properties": [
            "maxTokens": ["type": "integer", "minimum": 1, "maximum": 8192],
            "overlapPercentage": ["type": "integer", "minimum": 1, "maximum": 99],
          ],
        ],
      ],
    ],
    expectation: "a chunking configuration", isText: false,
    parse: { node, _ throws(SettingMismatch) in try chunking(node) },
    render: { value, _ in render(value) })

  private static func chunking(_ node: JSONNode) throws(SettingMismatch) -> Configuration.Chunking {
    let members = try node.members(known: ["chunkingStrategy", "fixedSizeChunkingConfiguration"], at: "")
    guard let strategy = members["chunkingStrategy"] else {
      throw SettingMismatch(node, expected: "a \"chunkingStrategy\"")
    }
    let sizes = members["fixedSizeChunkingConfiguration"]
    switch strategy.value.string {
    case "FIXED_SIZE":
      guard let sizes else { throw SettingMismatch(node, expected: "a \"fixedSizeChunkingConfiguration\"") }
      return try fixedSize(sizes)
    case "NONE":
      if let sizes {
        throw SettingMismatch(
          sizes, expected: "nothing beside the strategy NONE", at: ".fixedSizeChunkingConfiguration")
      }
      return .none
    default:
      throw SettingMismatch(strategy, expected: "\"FIXED_SIZE\" or \"NONE\"", at: ".chunkingStrategy")
    }
  }

  private static func fixedSize(_ node: JSONNode) throws(SettingMismatch) -> Configuration.Chunking {
    let path = ".fixedSizeChunkingConfiguration"
    let members = try node.members(known: ["maxTokens", "overlapPercentage"], at: path)
    func whole(_ key: String, _ range: ClosedRange<Int>) throws(SettingMismatch) -> Int {
      guard let value = members[key] else { throw SettingMismatch(node, expected: "a \"\(key)\"", at: path) }
      guard let number = value.value.int, range.contains(number) else {
        throw SettingMismatch(
          value, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)", at: "\(path).\(key)")
      }
      return number
    }
    return .fixedSize(
      maxTokens: try whole("maxTokens", 1...8192), overlapPercentage: try whole("overlapPercentage", 1...99))
  }

  private static func render(_ value: Configuration.Chunking) -> JSONValue {
    switch value {
    case .fixedSize(let tokens, let overlap):
      [
        "chunkingStrategy": "FIXED_SIZE",
        "fixedSizeChunkingConfiguration": [
          "maxTokens": .number(tokens), "overlapPercentage": .number(overlap),
        ],
      ]
    case .none: ["chunkingStrategy": "NONE"]
    }
  }
}
