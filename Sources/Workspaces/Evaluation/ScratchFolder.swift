#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import Retrieval
import Storage

/// A folder for temporary files, removed with everything in it when the last reference goes.
final class ScratchFolder: Sendable {
  /// Its path.
  let path: LocalPath

  /// Makes a folder below the host's one for temporary files.
  init(_ host: Host) throws(FileError) {
    let above = host.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    let pattern = LocalPath(above, relativeTo: host.workingDirectory).appending("kb-XXXXXX").description
    var template = Array(pattern.utf8CString)
    guard mkdtemp(&template) != nil else { throw FileError(.makeDirectory, path: pattern, code: errno) }
    path = LocalPath(String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self))
  }

  deinit { Self.remove(path.description) }

  /// Removes a folder and what it holds; what cannot be removed stays.
  private static func remove(_ folder: String) {
    for name in (try? FileSystem().directory(folder).names()) ?? [] {
      let path = "\(folder)/\(name)"
      // A link is not followed: its name goes.
      if unlink(path) != 0 { remove(path) }
    }
    rmdir(folder)
  }
}
