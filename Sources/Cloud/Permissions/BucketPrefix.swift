/// A bucket, or the part of it below a prefix.
public struct BucketPrefix: Sendable, Hashable {
  /// The bucket.
  public let bucket: String
  /// The prefix without `/` around it; empty for the whole bucket.
  public let prefix: String

  /// A bucket and a prefix; `/` around the prefix is left out.
  public init(bucket: String, prefix: String = "") {
    self.bucket = bucket
    self.prefix = prefix.split(separator: "/").joined(separator: "/")
  }

  /// The ARN of the bucket.
  func bucketARN(_ partition: String) -> String { "arn:\(partition):s3:::\(bucket)" }

  /// The pattern of the ARNs of its objects: keys are made by kb and by users, so that they cannot be listed.
  func objectsARN(_ partition: String) -> String {
    bucketARN(partition) + (prefix.isEmpty ? "/*" : "/\(prefix)/*")
  }
}
