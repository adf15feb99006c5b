#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The names in a folder that are not hidden, sorted.
struct FolderNames {
  private(set) var valid: [String] = []
  /// Names that are not UTF-8, with the replacement character for what is not.
  private(set) var invalid: [String] = []

  /// Reads an open folder, which stays open; `nil` with `errno` set when the system refuses.
  init?(_ descriptor: Int32) {
    let own = dup(descriptor)
    guard own >= 0 else { return nil }
    guard let folder = fdopendir(own) else {
      close(own)
      return nil
    }
    defer { closedir(folder) }
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return nil }
    errno = 0
    while let entry = readdir(folder) {
      let name = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
      if name.pointee != CChar(bitPattern: UInt8(ascii: ".")) { insert(name) }
      errno = 0
    }
    if errno != 0 { return nil }
    valid.sort()
    invalid.sort()
  }

  private mutating func insert(_ name: UnsafePointer<CChar>) {
    if let text = String(validatingCString: name) {
      valid.append(text)
    } else {
      invalid.append(String(cString: name))
    }
  }
}
