/// Why an object could not be read or written.
public struct StorageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: Sendable, Hashable {
    /// There is no object with the key.
    case notFound
    /// The key is not in the form that `ObjectStore` allows.
    case invalidKey
    /// The object's bytes are not what was written.
    case damaged
    /// The object was written by a newer version of the program.
    case unsupportedVersion
    /// Another writer changed what this one builds on in a way that does not go together with it: start again.
    case superseded
    /// The file system or the service refused.
    case failed
  }

  /// Which kind of trouble.
  public let code: Code
  /// The object.
  public let key: String
  /// What was expected, what was found and what to do.
  public let detail: String

  /// Trouble with an object.
  public init(_ code: Code, key: String, _ detail: String) {
    self.code = code
    self.key = key
    self.detail = detail
  }

  /// The object and what is the matter with it.
  public var description: String { "\(key): \(detail)" }
}
