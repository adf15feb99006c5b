#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension LocalPath {
  /// What a path leads to.
  public enum Kind: Sendable, Hashable {
    /// Nothing, or something that cannot be reached.
    case absent
    /// A regular file.
    case file
    /// A directory.
    case directory
    /// A device, socket or pipe.
    case other
  }

  /// What the path leads to now, symbolic links followed.
  public var kind: Kind {
    var status = stat()
    guard stat(description, &status) == 0 else { return .absent }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// The path with every symbolic link resolved, `nil` when it leads nowhere.
  public var resolved: LocalPath? {
    guard let resolved = realpath(description, nil) else { return nil }
    defer { free(resolved) }
    return LocalPath(String(cString: resolved))
  }

  /// Whether the user may write into this directory, or make it: into the nearest one above that exists.
  public var isWritableDirectory: Bool {
    var nearest = self
    while nearest.kind == .absent, nearest != .root { nearest = nearest.parent }
    return nearest.kind == .directory && access(nearest.description, W_OK | X_OK) == 0
  }
}
