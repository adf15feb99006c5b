/// A call to the file system, as errors and probes name it.
public enum FileOperation: String, Sendable, Hashable, CaseIterable {
  /// Opening or creating a file.
  case open
  /// Opening a directory.
  case openDirectory = "open the directory"
  /// Making a directory.
  case makeDirectory = "make the directory"
  /// Reading a directory's entries.
  case list
  /// Asking for size and times.
  case status = "read the status of"
  /// Mapping a file into memory.
  case map
  /// Reading bytes.
  case read
  /// Writing bytes.
  case write
  /// Bringing written bytes to the disk.
  case sync
  /// Giving a file a further name.
  case link
  /// Changing a file's name.
  case rename
  /// Removing a name.
  case unlink

  /// Whether it changes what is on the disk: the operations at which a crash leaves a different state.
  public var changesDisk: Bool {
    switch self {
    case .makeDirectory, .write, .sync, .link, .rename, .unlink: true
    case .open, .openDirectory, .list, .status, .map, .read: false
    }
  }
}
