#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// The content of a file, by its path below the folder.
  ///
  /// - Throws: `ChildProcess.Failure` when it cannot be read.
  public static func bytes(of file: String) throws -> [UInt8] {
    guard let handle = fopen("\(path)/\(file)", "r") else { throw ChildProcess.Failure.notStarted(file) }
    defer { fclose(handle) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&block, 1, block.count, handle), count > 0 { bytes += block.prefix(count) }
    return bytes
  }
}
