#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OpenDirectory {
  /// What the names of unfinished files begin with: `~` stands in no key.
  static let temporaryPrefix = "tmp~"

  /// Writes content to a new file of this directory, durably, and returns the file's temporary name.
  ///
  /// A finished file on the same device is linked instead of copied.
  func stage(_ content: ObjectContent, for name: String) throws -> String {
    switch content {
    case .bytes(let bytes):
      return try withTemporaryFile(for: name) { file in
        try bytes.withUnsafeBytes { try file.write($0, at: 0) }
      }
    case .file(let source):
      if let linked = try stageLink(source, for: name) { return linked }
      let bytes = try files.read(source)
      return try withTemporaryFile(for: name) { file in
        try bytes.withUnsafeBytes { try file.write($0, at: 0) }
      }
    }
  }

  private func withTemporaryFile(for name: String, _ fill: (OpenFile) throws -> Void) throws -> String {
    let (temporary, file) = try freshName(for: name) { candidate in try createFile(candidate) }
    do {
      try fill(file)
      try file.synchronize()
    } catch {
      try? remove(temporary)
      throw error
    }
    return temporary
  }

  /// `nil` when the file system cannot link the file into this directory.
  private func stageLink(_ source: String, for name: String) throws -> String? {
    try files.openFile(source).synchronize()
    do {
      return try freshName(for: name) { candidate in
        try files.announce(.link, path + "/" + candidate)
        guard linkat(AT_FDCWD, source, descriptor, candidate, AT_SYMLINK_FOLLOW) == 0 else {
          throw FileError(.link, path: path + "/" + candidate, code: errno)
        }
      }.name
    } catch let error as FileError where [EXDEV, EPERM, EMLINK, EOPNOTSUPP].contains(error.code) {
      return nil
    }
  }

  /// Tries names until `make` does not find one taken.
  private func freshName<Made>(for name: String, _ make: (String) throws -> Made) throws -> (name: String, made: Made) {
    var number = 0
    while true {
      let candidate = "\(Self.temporaryPrefix)\(getpid())~\(number)~\(name)"
      do {
        return (candidate, try make(candidate))
      } catch let error as FileError where error.code == EEXIST {
        number += 1
      }
    }
  }
}
