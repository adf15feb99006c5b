/// A value of a document's metadata: the four types that Bedrock's metadata files know.
public enum MetadataValue: Sendable, Hashable {
  /// STRING.
  case string(String)
  /// NUMBER.
  case number(Double)
  /// BOOLEAN.
  case boolean(Bool)
  /// STRING_LIST.
  case strings([String])
}

/// The metadata of a document by attribute name.
public typealias Metadata = [String: MetadataValue]
