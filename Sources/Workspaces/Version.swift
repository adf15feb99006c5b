/// Which program this is.
public enum Version {
  /// The version, by semantic versioning.
  public static let current = "0.1.0"

  /// The operating system that it was built for.
  public static var platform: String {
    #if os(macOS)
      "macos"
    #elseif os(Linux)
      "linux"
    #else
      "unknown"
    #endif
  }

  /// The processor that it was built for.
  public static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "unknown"
    #endif
  }
}
