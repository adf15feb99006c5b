/// What a listing tells of an object.
public struct ObjectSummary: Sendable, Hashable {
  /// The object's key.
  public var key: String
  /// Its size in bytes.
  public var size: Int
  /// When it was last written, in seconds since 1970.
  public var modified: Double

  /// An object's entry in a listing.
  public init(key: String, size: Int, modified: Double) {
    self.key = key
    self.size = size
    self.modified = modified
  }
}
