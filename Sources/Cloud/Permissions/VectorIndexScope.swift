/// An index of Amazon S3 Vectors.
public struct VectorIndexScope: Sendable, Hashable {
  /// The vector bucket.
  public var bucket: String
  /// The index.
  public var index: String

  /// An index in a vector bucket.
  public init(bucket: String, index: String) {
    self.bucket = bucket
    self.index = index
  }
}
