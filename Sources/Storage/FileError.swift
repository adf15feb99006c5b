#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A call to the file system that the system refused.
public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was tried.
  public let operation: FileOperation
  /// On which path.
  public let path: String
  /// The system's error number (`errno`).
  public let code: Int32

  /// A refusal with the system's error number.
  public init(_ operation: FileOperation, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// Whether the path, or a directory on the way to it, does not exist.
  public var isNotFound: Bool { code == ENOENT || code == ENOTDIR }

  /// What was tried on which path, and the system's words.
  public var description: String {
    if operation == .map, code == EISDIR { return "cannot read \(path): it is no regular file" }
    return systemDescription
  }

  private var systemDescription: String {
    "cannot \(operation.rawValue) \(path): \(String(cString: strerror(code))) (errno \(code))"
  }
}
