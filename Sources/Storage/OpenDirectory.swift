#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open directory, closed with its last reference; names below it are resolved without following links.
public final class OpenDirectory: Sendable {
  /// The path it was opened under.
  public let path: String
  let descriptor: Int32
  let files: FileSystem

  init(descriptor: Int32, path: String, files: FileSystem) {
    self.descriptor = descriptor
    self.path = path
    self.files = files
  }

  deinit { close(descriptor) }

  /// Opens a directory in this one.
  ///
  /// - Throws: `FileError`; `ELOOP` or `ENOTDIR` when the name is a link.
  public func directory(_ name: String) throws -> OpenDirectory {
    let path = self.path + "/" + name
    try files.announce(.openDirectory, path)
    let descriptor = openat(self.descriptor, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { throw FileError(.openDirectory, path: path, code: errno) }
    return OpenDirectory(descriptor: descriptor, path: path, files: files)
  }

  /// Opens a directory in this one, made if missing; a new name is durable on return.
  ///
  /// - Throws: `FileError`.
  public func makeDirectory(_ name: String) throws -> OpenDirectory {
    do {
      return try directory(name)
    } catch let error as FileError where error.code == ENOENT {
      let path = self.path + "/" + name
      try files.announce(.makeDirectory, path)
      guard mkdirat(descriptor, name, 0o755) == 0 || errno == EEXIST else {
        throw FileError(.makeDirectory, path: path, code: errno)
      }
      try synchronize()
      return try directory(name)
    }
  }

  /// Opens a file of this directory for reading.
  ///
  /// - Throws: `FileError`; `ELOOP` when the name is a link.
  public func openFile(_ name: String) throws -> OpenFile {
    try open(name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
  }

  /// Makes a file that must not be there yet, for writing.
  ///
  /// - Throws: `FileError`; `EEXIST` when the name is taken.
  public func createFile(_ name: String) throws -> OpenFile {
    try open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW)
  }

  private func open(_ name: String, _ flags: Int32) throws -> OpenFile {
    let path = self.path + "/" + name
    try files.announce(.open, path)
    let descriptor = openat(self.descriptor, name, flags, 0o644)
    guard descriptor >= 0 else { throw FileError(.open, path: path, code: errno) }
    return OpenFile(descriptor: descriptor, path: path, files: files)
  }

  /// Gives a file of this directory a second name; `false` when that name is taken.
  ///
  /// - Throws: `FileError`.
  public func link(_ name: String, to other: String) throws -> Bool {
    try files.announce(.link, path + "/" + other)
    if linkat(descriptor, name, descriptor, other, 0) == 0 { return true }
    guard errno == EEXIST else { throw FileError(.link, path: path + "/" + other, code: errno) }
    return false
  }

  /// Changes a file's name; a file of the new name is replaced.
  ///
  /// - Throws: `FileError`.
  public func rename(_ name: String, to other: String) throws {
    try files.announce(.rename, path + "/" + other)
    guard renameat(descriptor, name, descriptor, other) == 0 else {
      throw FileError(.rename, path: path + "/" + other, code: errno)
    }
  }

  /// Removes a file; none is no error.
  ///
  /// - Throws: `FileError`.
  public func remove(_ name: String) throws {
    try files.announce(.unlink, path + "/" + name)
    guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
      throw FileError(.unlink, path: path + "/" + name, code: errno)
    }
  }

  /// Brings changed names to the disk.
  ///
  /// - Throws: `FileError`.
  public func synchronize() throws {
    try files.announce(.sync, path)
    guard fsync(descriptor) == 0 else { throw FileError(.sync, path: path, code: errno) }
  }
}
