import JSON

/// What a vector's metadata may take, measured in UTF-8 bytes of compact JSON.
///
/// The limits are those of https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-limitations.html; the service
/// says "at most 2048 bytes" when it refuses, how it counts them is not documented (unverified: JSON's quotation marks
/// count here).
public struct VectorMetadataLimits: Sendable, Hashable {
  /// The most bytes of all metadata.
  public var totalBytes = 40 << 10
  /// The most bytes of what filters can use.
  public var filterableBytes = 2 << 10
  /// The most keys.
  public var keys = 50
  /// The most keys of a document's own, `nil` for no limit beside `keys`.
  public var ownKeys: Int?
  /// The most bytes of a document's own metadata, `nil` for no limit beside the others.
  public var ownBytes: Int?

  /// The limits of S3 Vectors.
  public static let standard = VectorMetadataLimits()
  /// The limits of an index that a Bedrock knowledge base uses: 35 keys and 1 KB of a document's own
  /// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-vectors-bedrock-kb.html).
  public static let bedrock = VectorMetadataLimits(ownKeys: 35, ownBytes: 1 << 10)

  /// The limits of S3 Vectors, with more for a document's own if given.
  public init(ownKeys: Int? = nil, ownBytes: Int? = nil) {
    self.ownKeys = ownKeys
    self.ownBytes = ownBytes
  }

  /// What breaks a limit.
  struct Breach: Error {
    /// What was expected and what was found.
    let message: String
    /// What to do.
    let advice: String
  }

  /// Checks the metadata of a vector.
  ///
  /// - Parameter unfilterable: the keys that the index declares non-filterable.
  /// - Throws: `Breach` for the first limit that is broken.
  func check(_ metadata: JSONObject, unfilterable: Set<String>) throws(Breach) {
    let own = metadata.members.filter { !VectorMetadataKey.isBedrocks($0.key) }
    let filterable = metadata.members.filter { !unfilterable.contains($0.key) }
    let allowedKeys = min(ownKeys ?? keys, keys - (metadata.members.count - own.count))
    guard own.count <= allowedKeys else {
      throw Breach(
        message: "expected at most \(allowedKeys) metadata attributes, found \(own.count)",
        advice: "leave some out of its metadata file")
    }
    if let ownBytes { try check(own, "the document's metadata", limit: ownBytes) }
    try check(filterable, "metadata that can be filtered by", limit: filterableBytes)
    try check(metadata.members, "text and metadata", limit: totalBytes)
  }

  private func check(_ members: [JSONObject.Member], _ what: String, limit: Int) throws(Breach) {
    let size = JSONValue.object(JSONObject(members)).utf8().count
    guard size > limit else { return }
    let sizes = members.map { ($0.key, JSONValue.object(JSONObject([$0])).utf8().count - 2) }
    let (key, most) = sizes.max { $0.1 < $1.1 } ?? ("", 0)
    throw Breach(
      message: "expected at most \(limit) bytes of \(what), found \(size); \"\(key)\" takes \(most)",
      advice: VectorMetadataKey.isBedrocks(key)
        ? (key == VectorMetadataKey.sourceURI ? "give it a shorter key" : "cut documents into smaller chunks")
        : "shorten \"\(key)\" in its metadata file")
  }
}
