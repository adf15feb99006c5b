/// Where an index is kept.
public enum IndexLocation: Sendable, Hashable {
  /// Below the state directory.
  case local
  /// In a bucket, below a prefix (empty, or ending with `/`), in the layout of the local one.
  case bucket(name: String, prefix: String)
  /// In an index of Amazon S3 Vectors.
  case vectorIndex(bucket: String, name: String)
  /// In a knowledge base that Bedrock manages.
  case knowledgeBase(id: String)

  /// The forms, for error messages.
  static let forms = "\"local\", s3://BUCKET/PREFIX, s3vectors://BUCKET/INDEX or bedrock://KNOWLEDGE-BASE-ID"

  /// Reads one of the forms; `nil` for another text.
  public init?(_ text: String) {
    if text == "local" {
      self = .local
    } else if let address = BucketAddress(text) {
      self = .bucket(name: address.bucket, prefix: address.prefix)
    } else if let rest = text.dropping(prefix: "s3vectors://") {
      let parts = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, parts.allSatisfy(BucketAddress.isName) else { return nil }
      self = .vectorIndex(bucket: parts[0], name: parts[1])
    } else if let id = text.dropping(prefix: "bedrock://") {
      // Bedrock's ids have ten letters and digits.
      guard (1...10).contains(id.utf8.count), id.utf8.allSatisfy(Self.isAlphanumeric) else { return nil }
      self = .knowledgeBase(id: id)
    } else {
      return nil
    }
  }

  /// The location in the form that is read.
  public var text: String {
    switch self {
    case .local: "local"
    case .bucket(let name, let prefix): "s3://\(name)/\(prefix)"
    case .vectorIndex(let bucket, let name): "s3vectors://\(bucket)/\(name)"
    case .knowledgeBase(let id): "bedrock://\(id)"
    }
  }

  /// Whether questions are answered without anything of this machine: neither documents nor an index.
  public var isSelfContained: Bool {
    switch self {
    case .local, .bucket: false
    case .vectorIndex, .knowledgeBase: true
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
