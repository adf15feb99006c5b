/// An immutable object: its key and what its bytes must be.
public struct ObjectReference: Sendable, Hashable {
  /// The key.
  public var key: String
  /// The size in bytes.
  public var bytes: Int
  /// The SHA-256 of the bytes as 64 hexadecimal digits.
  public var sha256: String

  /// An object of known content.
  public init(key: String, bytes: Int, sha256: String) {
    self.key = key
    self.bytes = bytes
    self.sha256 = sha256
  }
}
