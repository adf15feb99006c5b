#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Retrieval

/// A new folder of documents, removed with its last reference.
final class SampleFolder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/kb-documents-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? ""
    }
  }

  deinit { Self.remove(path) }

  var source: DataSource { DataSource(id: "docs", root: path) }

  func write(_ key: String, _ text: String) { write(key, bytes: Array(text.utf8)) }

  /// Writes a file, making the folders above it.
  func write(_ key: String, bytes: [UInt8]) {
    makeFolders(above: key)
    guard let file = fopen("\(path)/\(key)", "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  func link(_ key: String, to target: String) {
    makeFolders(above: key)
    symlink(target, "\(path)/\(key)")
  }

  private func makeFolders(above key: String) {
    var folder = path
    for part in key.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
  }

  static func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o755)
      var names: [String] = []
      if let folder = opendir(path) {
        while let entry = readdir(folder) {
          names.append(
            withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        closedir(folder)
      }
      for name in names where name != "." && name != ".." { remove("\(path)/\(name)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}
