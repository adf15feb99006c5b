#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OpenFile {
  /// Whom an advisory lock keeps out.
  public enum Lock: Sendable, Hashable {
    /// Those who want the file for themselves.
    case shared
    /// All others.
    case exclusive
  }

  /// Takes an advisory lock until the file is closed, and says whether it could, without waiting.
  ///
  /// The lock belongs to this opening of the file: it keeps other openings in the same process out, too.
  public func lock(_ lock: Lock) -> Bool {
    let kind =
      switch lock {
      case .shared: LOCK_SH
      case .exclusive: LOCK_EX
      }
    return flock(descriptor, kind | LOCK_NB) == 0
  }

  /// Takes an advisory lock for this opening alone, after waiting until all others gave theirs back.
  public func waitForExclusiveLock() {
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Gives the lock back, also for copies of the opening that a process in the making may still hold.
  public func unlock() { _ = flock(descriptor, LOCK_UN) }

  /// Whether the file still has a name: `false` once it was removed.
  public var hasName: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }
}
