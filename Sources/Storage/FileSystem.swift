#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file system, through which all of this module's calls to it go.
///
/// A probe sees every call before it is made and may throw instead: that is how tests stop a writer at any one of them.
public struct FileSystem: Sendable {
  /// Sees a call before it is made.
  public typealias Probe = @Sendable (_ operation: FileOperation, _ path: String) throws -> Void

  private let probe: Probe?

  /// The system's file system, watched by a probe if one is given.
  public init(probe: Probe? = nil) { self.probe = probe }

  func announce(_ operation: FileOperation, _ path: String) throws { try probe?(operation, path) }

  /// Opens a directory.
  ///
  /// - Throws: `FileError`.
  public func directory(_ path: String) throws -> OpenDirectory {
    try announce(.openDirectory, path)
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.openDirectory, path: path, code: errno) }
    return OpenDirectory(descriptor: descriptor, path: path, files: self)
  }

  /// Opens a directory and makes it, and those above it, where missing; each new name is durable on return.
  ///
  /// - Throws: `FileError`.
  public func makeDirectory(_ path: String) throws -> OpenDirectory {
    do {
      return try directory(path)
    } catch let error as FileError where error.code == ENOENT {
      let (parent, name) = Self.split(path)
      guard !name.isEmpty else { throw error }
      return try makeDirectory(parent).makeDirectory(name)
    }
  }

  /// The bytes of a file, mapped into memory.
  ///
  /// - Throws: `FileError`.
  public func read(_ path: String) throws -> StoredBytes { try openFile(path).map() }

  /// Replaces a file, whole or not at all, durably; missing directories are made.
  ///
  /// - Throws: `FileError`.
  public func replace(_ path: String, with bytes: [UInt8]) throws {
    let (parent, name) = Self.split(path)
    let directory = try makeDirectory(parent)
    let temporary = try directory.stage(.bytes(bytes), for: name)
    do {
      try directory.rename(temporary, to: name)
    } catch {
      try? directory.remove(temporary)
      throw error
    }
    try directory.synchronize()
  }

  /// Removes a file; none is no error.
  ///
  /// - Throws: `FileError`.
  public func remove(_ path: String) throws {
    try announce(.unlink, path)
    guard unlink(path) == 0 || errno == ENOENT else { throw FileError(.unlink, path: path, code: errno) }
  }

  /// Opens a file for reading, links followed.
  ///
  /// - Throws: `FileError`.
  public func openFile(_ path: String) throws -> OpenFile {
    try announce(.open, path)
    // A pipe without a writer would keep a blocking open waiting for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(.open, path: path, code: errno) }
    return OpenFile(descriptor: descriptor, path: path, files: self)
  }

  /// Makes an empty file for writing, in place of one that may be there.
  ///
  /// - Throws: `FileError`.
  public func createFile(_ path: String) throws -> OpenFile {
    try announce(.open, path)
    let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(.open, path: path, code: errno) }
    return OpenFile(descriptor: descriptor, path: path, files: self)
  }

  /// The directory and the last part of a path.
  static func split(_ path: String) -> (directory: String, name: String) {
    var path = path[...]
    while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
    guard let slash = path.lastIndex(of: "/") else { return (".", String(path)) }
    let directory = slash == path.startIndex ? "/" : String(path[..<slash])
    return (directory, String(path[path.index(after: slash)...]))
  }
}
