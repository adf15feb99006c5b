#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OpenFile {
  /// The latest time that a file is given: in the year 2262, as `FileIdentity` has it.
  private static let latest = 9_223_372_036.0

  /// The time that `setModified` gives a file for these seconds since 1970: the nearest from 1970 to 2262.
  public static func storable(_ seconds: Double) -> Double { seconds.isNaN ? 0 : max(0, min(seconds, latest)) }

  /// Sets when the bytes were last written, in seconds since 1970, as far as that is `storable`.
  ///
  /// - Throws: `FileError`.
  public func setModified(_ seconds: Double) throws {
    try files.announce(.write, path)
    let bounded = Self.storable(seconds)
    let whole = bounded.rounded(.down)
    let time = timespec(tv_sec: Int(whole), tv_nsec: Int((bounded - whole) * 1e9))
    guard futimens(descriptor, [time, time]) == 0 else { throw FileError(.write, path: path, code: errno) }
  }
}
