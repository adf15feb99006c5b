import Storage

/// What writers that were killed left behind.
struct LeftoverFiles: Sendable {
  /// The folders to look through, with all below them.
  let folders: [String]

  /// Removes unfinished files, told by the names that this program gives them, and returns how many there were; a
  /// folder that is missing has none. O(files).
  ///
  /// - Throws: `StorageError`.
  func remove() async throws -> Int {
    var count = 0
    for folder in folders {
      let store = DirectoryStore(root: folder)
      count += try await store.removeUnfinishedWrites(startedBefore: .infinity, dryRun: false).count
    }
    return count
  }
}
