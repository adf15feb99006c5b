import JSON

/// The attributes beside a document, in the two forms that Bedrock reads.
enum MetadataFile {
  /// Attributes as plain values.
  static func plain(_ attributes: JSONObject, of document: String) -> KnowledgeBaseDocument {
    KnowledgeBaseDocument(document + ".metadata.json", ["metadataAttributes": .object(attributes)])
  }

  /// Attributes with their types, and whether they take part in the embedding.
  static func typed(
    _ attributes: JSONObject, embedded: Set<String>, of document: String
  ) -> KnowledgeBaseDocument {
    let members = attributes.members.map { member in
      JSONObject.Member(
        key: member.key,
        value: ["value": typed(member.value), "includeForEmbedding": .bool(embedded.contains(member.key))])
    }
    return KnowledgeBaseDocument(
      document + ".metadata.json", ["metadataAttributes": .object(JSONObject(members))])
  }

  private static func typed(_ value: JSONValue) -> JSONValue {
    switch value {
    case .bool: ["type": "BOOLEAN", "booleanValue": value]
    case .number: ["type": "NUMBER", "numberValue": value]
    case .array: ["type": "STRING_LIST", "stringListValue": value]
    case .string, .object, .null: ["type": "STRING", "stringValue": value]
    }
  }
}
