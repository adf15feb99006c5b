#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the file system tells of a file without reading it: a file whose stamp is unchanged is taken as unchanged.
public struct FileStamp: Sendable, Hashable {
  /// The size in bytes.
  public var size: Int
  /// When the content was last written, in nanoseconds since 1970.
  public var modified: Int
  /// When content or attributes last changed, in nanoseconds since 1970; programs cannot set it back.
  public var changed: Int
  /// The file's number in its file system.
  public var inode: UInt64

  /// A stamp with all its parts.
  public init(size: Int, modified: Int, changed: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  init(_ status: stat) {
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
    #if canImport(Darwin)
      modified = Self.nanoseconds(status.st_mtimespec)
      changed = Self.nanoseconds(status.st_ctimespec)
    #else
      modified = Self.nanoseconds(status.st_mtim)
      changed = Self.nanoseconds(status.st_ctim)
    #endif
  }

  private static func nanoseconds(_ time: timespec) -> Int {
    // A file system may hold any time at all; one that does not fit must not stop the scan.
    let (seconds, overflow) = Int(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? Int(time.tv_sec) : seconds &+ Int(time.tv_nsec)
  }
}
