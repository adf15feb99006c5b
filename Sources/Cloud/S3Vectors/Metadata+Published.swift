import JSON
import Retrieval

extension Metadata {
  /// The document's own metadata among those that a service gives: without Bedrock's keys, and without values of
  /// types that a metadata file does not know; the elements of a list as texts.
  init(published members: JSONObject) {
    self = [:]
    for member in members.members where !VectorMetadataKey.isBedrocks(member.key) {
      self[member.key] = MetadataValue(published: member.value)
    }
  }
}

extension MetadataValue {
  /// The value as services take it.
  var json: JSONValue {
    switch self {
    case .string(let text): .string(text)
    case .number(let number): .number(number)
    case .boolean(let value): .bool(value)
    case .strings(let texts): .array(texts.map(JSONValue.string))
    }
  }

  init?(published value: JSONValue) {
    switch value {
    case .string(let text): self = .string(text)
    case .bool(let value): self = .boolean(value)
    case .number(let number) where number.double.isFinite: self = .number(number.double)
    case .array(let elements): self = .strings(elements.map { $0.string ?? $0.text() })
    default: return nil
    }
  }
}
