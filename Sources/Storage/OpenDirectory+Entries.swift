#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OpenDirectory {
  /// What a name of this directory stands for, `nil` when it is free; links are not followed.
  ///
  /// - Throws: `FileError`.
  public func entry(_ name: String) throws -> FileEntry? {
    try files.announce(.status, path + "/" + name)
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return nil }
      throw FileError(.status, path: path + "/" + name, code: errno)
    }
    let kind: FileEntry.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      default: .other
      }
    return FileEntry(name: name, kind: kind, identity: FileIdentity(status))
  }

  /// The names in this directory without `.` and `..`, in no order; names that are not UTF-8 are left out.
  ///
  /// - Throws: `FileError`.
  public func names() throws -> [String] {
    try files.announce(.list, path)
    // A descriptor of its own, because listings of one descriptor share their position.
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { throw FileError(.list, path: path, code: errno) }
    guard let stream = fdopendir(copy) else {
      let code = errno
      close(copy)
      throw FileError(.list, path: path, code: code)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let field = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0
      let characters = (UnsafeRawPointer(entry) + field).assumingMemoryBound(to: CChar.self)
      guard let name = String(validatingCString: characters), name != ".", name != ".." else { continue }
      names.append(name)
    }
    return names
  }
}
