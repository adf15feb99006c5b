#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why the file system refused.
public struct LocalFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file or directory.
  public let path: LocalPath
  /// What could not be done: "cannot be read".
  public let problem: String
  /// The system's reason: "Permission denied".
  public let reason: String

  /// A refusal whose reason stands in `errno`.
  init(_ path: LocalPath, _ problem: String) {
    self.path = path
    self.problem = problem
    reason = String(cString: strerror(errno))
  }

  /// The path, what could not be done with it, and why.
  public var description: String { "\(path) \(problem): \(reason)" }
}
