#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SampleFolder {
  func remove(_ key: String) { unlink("\(path)/\(key)") }

  /// The folder itself goes, with all that is in it.
  func vanish() { Self.remove(path) }

  func move(_ key: String, to other: String) { rename("\(path)/\(key)", "\(path)/\(other)") }

  /// Writes other bytes of the same number, and sets the time of writing back to what it was.
  func rewriteInSecret(_ key: String, _ text: String) {
    var status = stat()
    stat("\(path)/\(key)", &status)
    // A change within the same tick of the file system's clock would not show in any stamp.
    usleep(30_000)
    write(key, text)
    #if canImport(Darwin)
      let times = [status.st_atimespec, status.st_mtimespec]
    #else
      let times = [status.st_atim, status.st_mtim]
    #endif
    utimensat(AT_FDCWD, "\(path)/\(key)", times, 0)
  }

  /// Writes a file again, later than a tick of the file system's clock.
  func rewrite(_ key: String, _ text: String) {
    usleep(30_000)
    write(key, text)
  }
}
