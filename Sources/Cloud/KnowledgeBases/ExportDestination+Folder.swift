import Storage

extension ExportDestination {
  /// A local folder, made when it is not there; files are replaced by renaming.
  ///
  /// Links in the folder are not followed by the listing, so that nothing outside of it is removed.
  public static func folder(_ path: String, files: FileSystem = FileSystem()) -> ExportDestination {
    ExportDestination(
      read: { key in
        do {
          return try files.read(try file(key, in: path)).array
        } catch let error as FileError where error.isNotFound {
          return nil
        }
      },
      write: { key, bytes in try files.replace(try file(key, in: path), with: bytes) },
      remove: { key in try files.remove(try file(key, in: path)) },
      keys: { try listing(files.makeDirectory(path), below: "") })
  }

  /// - Throws: `KnowledgeBaseError` for a key that leads out of the folder.
  private static func file(_ key: String, in folder: String) throws(KnowledgeBaseError) -> String {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }), !key.utf8.contains(0) else {
      throw KnowledgeBaseError(
        "expected a key that can be a path below \(folder), found \"\(key)\"", remedies: ["Rename the document."])
    }
    return "\(folder)/\(key)"
  }

  private static func listing(_ directory: OpenDirectory, below prefix: String) throws -> [String] {
    var keys: [String] = []
    for name in try directory.names() {
      switch try directory.entry(name)?.kind {
      case .file: keys.append(prefix + name)
      case .directory: keys += try listing(directory.directory(name), below: "\(prefix)\(name)/")
      default: continue
      }
    }
    return keys
  }
}
