import JSON

/// The metadata file of an exported document: the original's with where the original lives
/// (https://docs.aws.amazon.com/bedrock/latest/userguide/s3-data-source-connector.html).
enum ExportSidecar {
  /// The attribute that holds the URI of the original.
  static let originalURIKey = "kb-source-uri"
  private static let attributesKey = "metadataAttributes"

  /// The bytes of a metadata file.
  ///
  /// What the original's says stays as it is, also what Bedrock alone understands; the new attribute is written in the
  /// form (simple or typed) of those that are there.
  /// - Parameter original: the original's metadata file, `nil` for none.
  static func bytes(_ original: JSONObject?, uri: String) -> [UInt8] {
    var file = original ?? JSONObject()
    var attributes = file[attributesKey]?.object ?? JSONObject()
    let isTyped = attributes.members.first?.value.object != nil
    attributes[originalURIKey] =
      isTyped
      ? ["value": ["type": "STRING", "stringValue": .string(uri)], "includeForEmbedding": false] : .string(uri)
    file[attributesKey] = .object(attributes)
    return JSONValue.object(file).utf8(.pretty) + [0x0A]
  }

  /// Whether a metadata file is one that this program wrote.
  static func isOurs(_ bytes: [UInt8]) -> Bool {
    (try? JSONValue(parsing: bytes))?[attributesKey]?[originalURIKey] != nil
  }
}
