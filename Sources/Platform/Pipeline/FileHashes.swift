import Storage
import Synchronization

/// The hashes of files, each computed once until the file changes.
final class FileHashes: Sendable {
  private struct Known {
    let identity: FileIdentity
    let hash: String
  }

  private let files: FileSystem
  private let known = Mutex<[String: Known]>([:])

  /// Hashes of files of a file system.
  init(_ files: FileSystem = FileSystem()) { self.files = files }

  /// The SHA-256 of a file's bytes in hexadecimal digits, `nil` when there is no such file. O(bytes).
  ///
  /// - Throws: `FileError` when it cannot be read.
  func hash(of path: String) throws -> String? {
    let bytes: StoredBytes
    do {
      bytes = try files.read(path)
    } catch let error as FileError where error.isNotFound {
      return nil
    }
    if let found = known.withLock({ $0[path] }), found.identity == bytes.identity { return found.hash }
    var sha = SHA256()
    bytes.withUnsafeBytes { sha.update($0) }
    let hash = SHA256.hexadecimal(digest: sha.finalize())
    if let identity = bytes.identity { known.withLock { $0[path] = Known(identity: identity, hash: hash) } }
    return hash
  }
}
