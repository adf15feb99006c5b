import JSON
import Retrieval

extension SettingType where Value == ChunkingConfiguration {
  static let chunking = SettingType(
    schema: [
      "type": "object", "additionalProperties": false, "required": ["chunkingStrategy"],
      "properties": [
        "chunkingStrategy": ["enum": ["FIXED_SIZE", "NONE"]],
        "fixedSizeChunkingConfiguration": [
          "type": "object", "additionalProperties": false, "required": ["maxTokens", "overlapPercentage"],
          "properties": [
            "maxTokens": wholeNumber(Value.allowedTokens), "overlapPercentage": wholeNumber(Value.allowedOverlap),
          ],
        ],
      ],
    ],
    expectation: "a chunking configuration", isText: false,
    parse: { node, _ throws(SettingMismatch) in
      do throws(ChunkingConfigurationError) {
        return try ChunkingConfiguration(node)
      } catch {
        throw SettingMismatch(
          subpath: error.pointer.tokens.map { ".\($0)" }.joined(), expected: error.expected, found: error.found,
          range: error.range)
      }
    },
    render: { value, _ in value.json })

  private static func wholeNumber(_ range: ClosedRange<Int>) -> JSONValue {
    ["type": "integer", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
  }
}
