extension DirectoryStore {
  /// The objects whose keys start with `prefix`. O(files below the prefix's directory).
  public func list(prefix: String) async throws -> [ObjectSummary] {
    let (directory, start) = try ObjectKey.split(prefix: prefix)
    return try reporting(prefix) {
      var found: [ObjectSummary] = []
      try visit(directory, start: start) { key, entry, _ in
        guard ObjectKey.isPart(entry.name) else { return }
        found.append(Self.summary(key, entry))
      }
      return found.sorted { $0.key < $1.key }
    }
  }

  /// Removes the temporary files of writers that were killed, told by their age; lists them only, in a dry run.
  public func removeUnfinishedWrites(startedBefore time: Double, dryRun: Bool) async throws -> [ObjectSummary] {
    try reporting("") {
      var found: [ObjectSummary] = []
      try visit([], start: "") { key, entry, directory in
        // The content's own time may be older than the write, where a finished file was linked in.
        let started = Double(max(entry.identity.modified, entry.identity.changed)) / 1e9
        guard entry.name.hasPrefix(OpenDirectory.temporaryPrefix), started < time else { return }
        if !dryRun { try directory.remove(entry.name) }
        found.append(Self.summary(key, entry))
      }
      return found.sorted { $0.key < $1.key }
    }
  }

  private static func summary(_ key: String, _ entry: FileEntry) -> ObjectSummary {
    ObjectSummary(key: key, size: entry.identity.size, modified: Double(entry.identity.modified) / 1e9)
  }

  /// Calls `body` with every regular file below a directory, at whose top only names with `start` count.
  private func visit(
    _ parts: [String], start: String, _ body: (String, FileEntry, OpenDirectory) throws -> Void
  ) throws {
    let directory: OpenDirectory
    do {
      directory = try folder(parts[...])
    } catch let error as FileError where error.isNotFound {
      return
    }
    for name in try directory.names() where name.hasPrefix(start) {
      // A name that is gone by now was removed or finished by another writer.
      guard let entry = try directory.entry(name) else { continue }
      let path = parts + [name]
      switch entry.kind {
      case .file: try body(path.joined(separator: "/"), entry, directory)
      case .directory where ObjectKey.isPart(name): try visit(path, start: "", body)
      case .directory, .other: continue
      }
    }
  }
}
