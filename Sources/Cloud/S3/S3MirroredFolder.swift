import Storage

/// The folder with the files of a mirror. Links in it are never followed.
struct S3MirroredFolder: Sendable {
  /// What a walk found.
  struct Survey: Sendable {
    /// The files that are wanted.
    var files: [ExactKey: FileIdentity] = [:]
    /// How many others were removed.
    var removed = 0
  }

  /// The path.
  let root: String
  private let files = FileSystem()

  /// The folder at a path.
  init(root: String) { self.root = root }

  /// Finds the files that are wanted and removes all else: files, links, unfinished ones, and folders left empty.
  ///
  /// - Throws: `FileError`. - Complexity: one `fstatat` a file.
  func survey(wanted: Set<ExactKey>) throws -> Survey {
    var survey = Survey()
    _ = try visit(try files.makeDirectory(root), path: "", wanted, &survey)
    return survey
  }

  /// Whether anything is left in the directory.
  private func visit(
    _ directory: OpenDirectory, path: String, _ wanted: Set<ExactKey>, _ survey: inout Survey
  ) throws -> Bool {
    var isEmpty = true
    for name in try directory.names() {
      guard let entry = try directory.entry(name) else { continue }
      let key = ExactKey(path + name)
      if entry.kind == .directory {
        let isLeft = try visit(try directory.directory(name), path: key.text + "/", wanted, &survey)
        // A name that is no UTF-8 is not ours, and keeps its folder.
        if isLeft || (try? directory.removeDirectory(name)) == nil { isEmpty = false }
      } else if entry.kind == .file, wanted.contains(key) {
        survey.files[key] = entry.identity
        isEmpty = false
      } else {
        try directory.remove(name)
        if name.utf8.first != UInt8(ascii: ".") { survey.removed += 1 }
      }
    }
    return !isEmpty
  }

  /// Writes a file, whole or not at all, with the time when its object was written.
  ///
  /// - Throws: `FileError`.
  func write(_ content: [UInt8], to path: S3DocumentPath, modified: Double) throws {
    guard let name = path.parts.last else { return }
    let directory = try path.parts.dropLast().reduce(try files.makeDirectory(root)) { try $0.makeDirectory($1) }
    // Hidden, so that it is no document; two keys of a folder have two names.
    let temporary = ".kb-\(SHA256.hexadecimal(Array(name.utf8), digits: 32))"
    try directory.remove(temporary)
    do {
      let file = try directory.createFile(temporary)
      try content.withUnsafeBytes { try file.write($0, at: 0) }
      try file.synchronize()
      try file.setModified(modified)
      try directory.rename(temporary, to: name)
    } catch {
      try? directory.remove(temporary)
      throw error
    }
  }

  /// Removes a file; none is no error.
  ///
  /// - Throws: `FileError`.
  func remove(_ path: S3DocumentPath) throws {
    guard let name = path.parts.last else { return }
    do {
      try path.parts.dropLast().reduce(try files.directory(root)) { try $0.directory($1) }.remove(name)
    } catch let error as FileError where error.isNotFound {
      return
    }
  }
}
