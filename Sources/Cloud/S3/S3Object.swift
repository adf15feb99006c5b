/// What a listing of a bucket tells of an object.
public struct S3Object: Sendable, Hashable {
  /// The key; any text.
  public let key: String
  /// The size in bytes.
  public let size: Int
  /// The entity tag with its quotes: changes whenever the content does.
  public let etag: String
  /// When it was last written, in seconds since 1970; S3 says whole seconds.
  public let modified: Double

  /// An object's entry in a listing.
  public init(key: String, size: Int, etag: String, modified: Double) {
    self.key = key
    self.size = size
    self.etag = etag
    self.modified = modified
  }
}
