/// A name in a directory and what it stands for.
public struct FileEntry: Sendable, Hashable {
  /// The kinds that callers tell apart.
  public enum Kind: Sendable, Hashable {
    /// A regular file.
    case file
    /// A directory.
    case directory
    /// A symbolic link, a device, a socket or a pipe.
    case other
  }

  /// The name, without its directory.
  public let name: String
  /// What it stands for; links are not followed.
  public let kind: Kind
  /// Size, times and inode.
  public let identity: FileIdentity
}
