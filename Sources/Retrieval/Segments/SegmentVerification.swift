import JSON
import Storage

/// Remembers which local files were read whole and found undamaged, so that opening them again reads only two blocks.
///
/// A memory is a small file that holds what the file system said of the object's file then; any write to the object's
/// file changes that. Objects without a local file are read whole each time.
public struct SegmentVerification: Sendable {
  private let directory: String?
  private let files: FileSystem

  /// Memories below a local directory, which the first makes; with `nil` nothing is remembered.
  public init(directory: String?, files: FileSystem = FileSystem()) {
    self.directory = directory
    self.files = files
  }

  /// Reads a segment whole unless both its files are remembered as they are, and remembers them then.
  ///
  /// - Throws: `StorageError` with code `.damaged`.
  public func confirm(_ segment: Segment) throws {
    let parts = [(segment.key, segment.bytes), (segment.text.key, segment.text.bytes)]
    if parts.allSatisfy({ isRemembered($0.0, $0.1) }) { return }
    try segment.verify()
    for (key, bytes) in parts { remember(key, bytes) }
  }

  /// Forgets an object that was removed.
  func forget(_ key: String) {
    if let path = path(for: key) { try? files.remove(path) }
  }

  private func isRemembered(_ key: String, _ bytes: StoredBytes) -> Bool {
    guard let path = path(for: key), let identity = bytes.identity, let memory = try? files.read(path) else {
      return false
    }
    return memory.array == Self.text(identity)
  }

  private func remember(_ key: String, _ bytes: StoredBytes) {
    guard let path = path(for: key), let identity = bytes.identity else { return }
    // Where nothing can be written, the next process reads the segment whole again.
    try? files.replace(path, with: Self.text(identity))
  }

  private func path(for key: String) -> String? {
    directory.map { "\($0)/\(key.split(separator: "/").joined(separator: "-"))" }
  }

  private static func text(_ identity: FileIdentity) -> [UInt8] {
    SealedJSON.seal([
      "inode": .string(String(identity.inode)), "size": .number(identity.size),
      "modified": .string(String(identity.modified)), "changed": .string(String(identity.changed)),
    ])
  }
}
