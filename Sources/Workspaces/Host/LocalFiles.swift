#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads and writes whole files of the local file system.
public enum LocalFiles {
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

  /// What a path leads to, symbolic links followed.
  public static func kind(of path: LocalPath) -> Kind {
    var status = stat()
    guard stat(path.description, &status) == 0 else { return .absent }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// The path with every symbolic link resolved, `nil` when it leads nowhere.
  public static func realPath(of path: LocalPath) -> LocalPath? {
    guard let resolved = realpath(path.description, nil) else { return nil }
    defer { free(resolved) }
    return LocalPath(String(cString: resolved))
  }

  /// Whether the user may write there: into the directory, or else into the nearest one above that exists.
  public static func isWritable(_ path: LocalPath) -> Bool {
    var nearest = path
    while kind(of: nearest) == .absent, nearest != .root { nearest = nearest.parent }
    return kind(of: nearest) == .directory && access(nearest.description, W_OK | X_OK) == 0
  }

  /// The content of a file.
  public static func read(_ path: LocalPath) throws(LocalFileError) -> [UInt8] {
    let descriptor = open(path.description, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw LocalFileError(path, "cannot be opened") }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Platform.read(descriptor, $0) }
      if count > 0 { content.append(contentsOf: buffer[..<count]) }
      if count == 0 { return content }
      if count < 0, errno != EINTR { throw LocalFileError(path, "cannot be read") }
    }
  }

  /// Writes a file, making the directories above it; one that is there is replaced.
  public static func write(_ content: [UInt8], to path: LocalPath) throws(LocalFileError) {
    try makeDirectory(path.parent)
    let descriptor = open(path.description, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw LocalFileError(path, "cannot be opened for writing") }
    defer { close(descriptor) }
    var offset = 0
    while offset < content.count {
      let count = content.withUnsafeBytes { Platform.write(descriptor, $0, from: offset) }
      if count < 0, errno != EINTR { throw LocalFileError(path, "cannot be written") }
      offset += max(count, 0)
    }
  }

  /// Makes a directory and those above it; one that is there is no error.
  public static func makeDirectory(_ path: LocalPath) throws(LocalFileError) {
    if kind(of: path) == .directory { return }
    if path != .root { try makeDirectory(path.parent) }
    if mkdir(path.description, 0o777) != 0, kind(of: path) != .directory {
      throw LocalFileError(path, "cannot be made as a directory")
    }
  }

  /// `read` and `write` of the system, apart from the functions of these names above.
  private enum Platform {
    static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
      #if canImport(Darwin)
        Darwin.read(descriptor, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        Musl.read(descriptor, buffer.baseAddress, buffer.count)
      #else
        Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      #endif
    }

    static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, from offset: Int) -> Int {
      let rest = UnsafeRawBufferPointer(rebasing: buffer[offset...])
      #if canImport(Darwin)
        return Darwin.write(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        return Musl.write(descriptor, rest.baseAddress, rest.count)
      #else
        return Glibc.write(descriptor, rest.baseAddress, rest.count)
      #endif
    }
  }
}
