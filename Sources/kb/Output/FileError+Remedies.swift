import Storage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileError {
  /// What can be done about it, as far as the system's error number tells.
  var remedies: [String] {
    switch code {
    case ENOSPC, EDQUOT: ["Make room on the disk of \(path)"]
    case EFBIG: ["Raise the limit on the size of files (ulimit -f)"]
    case EACCES, EPERM, EROFS: ["See who may read and write \(path)"]
    case EISDIR where operation == .map:
      ["Name a regular file; what comes from a pipe or a device has to be written to one first"]
    case EISDIR: ["Move the directory away"]
    case ENOENT, ENOTDIR: ["See whether \(path) is there"]
    default: []
    }
  }
}
