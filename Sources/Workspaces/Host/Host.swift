#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  import Darwin
#endif

import Retrieval
import Storage

/// What a process is told by the machine it runs on; the only place where it is asked.
public struct Host: Sendable, Hashable {
  /// Where relative paths begin.
  public var workingDirectory: LocalPath
  /// The user's home, `nil` when the environment does not name one.
  public var homeDirectory: LocalPath?
  /// The environment variables.
  public var environment: [String: String]

  /// A host with these properties.
  public init(workingDirectory: LocalPath, homeDirectory: LocalPath? = nil, environment: [String: String] = [:]) {
    self.workingDirectory = workingDirectory
    self.homeDirectory = homeDirectory
    self.environment = environment
  }

  /// The host of this process.
  public static func current() throws(FileError) -> Host {
    guard let directory = getcwd(nil, 0) else { throw FileError(.status, path: ".", code: errno) }
    defer { free(directory) }
    let environment = currentEnvironment()
    return Host(
      workingDirectory: LocalPath(String(cString: directory)),
      homeDirectory: environment["HOME"].flatMap { $0.hasPrefix("/") ? LocalPath($0) : nil },
      environment: environment)
  }

  private static func currentEnvironment() -> [String: String] {
    #if canImport(Darwin)
      var next = _NSGetEnviron().pointee
    #else
      var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
    #endif
    var environment: [String: String] = [:]
    while let variable = next?.pointee {
      let parts = String(cString: variable).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { environment[String(parts[0])] = String(parts[1]) }
      next = next?.advanced(by: 1)
    }
    return environment
  }
}
