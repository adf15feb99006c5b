extension DirectoryStore {
  /// Writes an object if its key is free: temporary file, `fsync`, `link`, `fsync` of the directory.
  ///
  /// `rename` would replace a file that another process has just made; `link` refuses.
  public func create(_ key: String, _ content: ObjectContent) async throws -> Bool {
    let parts = try ObjectKey.parts(of: key)
    let name = parts[parts.count - 1]
    return try reporting(key) {
      let directory = try makeFolder(parts.dropLast())
      if try directory.entry(name) != nil { return false }
      let temporary = try directory.stage(content, for: name)
      let created: Bool
      do {
        created = try directory.link(temporary, to: name)
      } catch {
        try? directory.remove(temporary)
        throw error
      }
      // A leftover is removed later as an unfinished write; the object itself is in place.
      try? directory.remove(temporary)
      if created { try directory.synchronize() }
      if created { releaseSource(of: content) }
      return created
    }
  }

  /// Writes an object, replacing one of the same key: temporary file, `fsync`, `rename`, `fsync` of the directory.
  public func put(_ key: String, _ content: ObjectContent) async throws {
    let parts = try ObjectKey.parts(of: key)
    let name = parts[parts.count - 1]
    try reporting(key) {
      let directory = try makeFolder(parts.dropLast())
      let temporary = try directory.stage(content, for: name)
      do {
        try directory.rename(temporary, to: name)
      } catch {
        try? directory.remove(temporary)
        throw error
      }
      try directory.synchronize()
      releaseSource(of: content)
    }
  }

  /// The source may be the object itself under another name: whoever wrote to it would change the object.
  private func releaseSource(of content: ObjectContent) {
    if case .file(let path) = content { try? files.remove(path) }
  }
}
