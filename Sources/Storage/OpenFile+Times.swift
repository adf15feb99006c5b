#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OpenFile {
  /// Sets when the bytes were last written, in seconds since 1970; times beyond what a file system holds are clamped.
  ///
  /// - Throws: `FileError`.
  public func setModified(_ seconds: Double) throws {
    try files.announce(.write, path)
    let bounded = seconds.isNaN ? 0 : max(0, min(seconds, 253_402_300_799))
    let whole = bounded.rounded(.down)
    let time = timespec(tv_sec: Int(whole), tv_nsec: Int((bounded - whole) * 1e9))
    guard futimens(descriptor, [time, time]) == 0 else { throw FileError(.write, path: path, code: errno) }
  }
}
