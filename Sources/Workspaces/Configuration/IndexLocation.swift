import Cloud

/// Where an index is kept.
public enum IndexLocation: Sendable, Hashable {
  /// Below the state directory.
  case local
  /// In a bucket, below a prefix (empty, or ending with `/`), in the layout of the local one.
  case bucket(name: String, prefix: String)
  /// In an index of Amazon S3 Vectors.
  case vectorIndex(VectorIndexLocation)
  /// In a knowledge base that Bedrock manages.
  case knowledgeBase(KnowledgeBaseID)

  /// The forms, for error messages.
  static let forms = "\"local\", s3://BUCKET/PREFIX, s3vectors://BUCKET/INDEX or bedrock://KNOWLEDGE-BASE-ID"

  /// Reads one of the forms; `nil` for another text.
  public init?(_ text: String) {
    if text == "local" {
      self = .local
    } else if let address = BucketAddress(text) {
      self = .bucket(name: address.bucket, prefix: address.prefix)
    } else if let location = try? VectorIndexLocation(parsing: text) {
      self = .vectorIndex(location)
    } else if text.hasPrefix(KnowledgeBaseID.scheme), let id = try? KnowledgeBaseID(parsing: text) {
      self = .knowledgeBase(id)
    } else {
      return nil
    }
  }

  /// The location in the form that is read.
  public var text: String {
    switch self {
    case .local: "local"
    case .bucket(let name, let prefix): "s3://\(name)/\(prefix)"
    case .vectorIndex(let location): location.description
    case .knowledgeBase(let id): id.description
    }
  }

  /// Whether questions are answered without anything of this machine: neither documents nor an index.
  public var isSelfContained: Bool {
    switch self {
    case .local, .bucket: false
    case .vectorIndex, .knowledgeBase: true
    }
  }
}
