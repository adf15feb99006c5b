#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What changes, by all that a file system tells cheaply, whenever a file's bytes do.
public struct FileIdentity: Sendable, Hashable {
  /// The number of the file on its device.
  public let inode: UInt64
  /// The size in bytes.
  public let size: Int
  /// When the bytes were last written, in nanoseconds since 1970.
  public let modified: Int64
  /// When bytes, names or attributes were last changed, in nanoseconds since 1970; no program can set it.
  public let changed: Int64

  /// An identity of known parts.
  public init(inode: UInt64, size: Int, modified: Int64, changed: Int64) {
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  /// The identity that the system states.
  public init(_ status: stat) {
    #if canImport(Darwin)
      let (written, touched) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (written, touched) = (status.st_mtim, status.st_ctim)
    #endif
    self.init(
      inode: UInt64(status.st_ino), size: Int(status.st_size),
      modified: Self.nanoseconds(written), changed: Self.nanoseconds(touched))
  }

  /// Nanoseconds since 1970; a time that they cannot say, which any program may give a file, is the nearest they can.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (whole, overflows) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carries) = whole.addingReportingOverflow(Int64(time.tv_nsec))
    guard overflows || carries else { return sum }
    return time.tv_sec < 0 ? .min : .max
  }
}
