#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A folder of its own for a test, removed with everything in it when the last reference goes.
public final class TemporaryDirectory: Sendable {
  /// Its absolute path, symbolic links resolved.
  public let path: String

  /// Makes the folder.
  public init() throws {
    var template = Array("/tmp/kb-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil, let real = realpath(template, nil) else {
      throw ChildProcess.Failure.notStarted("no temporary folder: \(String(cString: strerror(errno)))")
    }
    path = String(cString: real)
    free(real)
  }

  deinit { _ = try? ChildProcess("/bin/rm", in: "/").run(["-rf", path]) }

  /// Writes a file below the folder, making the folders above it.
  public func write(_ text: String, to relative: String) throws { _ = try file(relative, Array(text.utf8)) }

  /// Writes a file below the folder, making the folders above it, and returns its absolute path.
  public func file(_ relative: String, _ bytes: [UInt8]) throws -> String {
    let target = "\(path)/\(relative)"
    let folder = target.split(separator: "/").dropLast().joined(separator: "/")
    _ = try ChildProcess("/bin/mkdir", in: "/").run(["-p", "/" + folder])
    guard let file = fopen(target, "w") else {
      throw ChildProcess.Failure.notStarted("\(target): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    fwrite(bytes, 1, bytes.count, file)
    return target
  }

  /// Makes a folder below the folder, and those above it.
  public func makeDirectory(_ relative: String) throws {
    _ = try ChildProcess("/bin/mkdir", in: path).run(["-p", relative])
  }
}
