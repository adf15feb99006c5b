#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OpenDirectory {
  /// Removes an empty directory of this one; none is no error.
  ///
  /// - Throws: `FileError`; `ENOTEMPTY` when something is in it.
  public func removeDirectory(_ name: String) throws {
    try files.announce(.unlink, path + "/" + name)
    guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT else {
      throw FileError(.unlink, path: path + "/" + name, code: errno)
    }
  }
}
