import Storage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A walk over a data source's folder, depth first.
struct FolderWalk {
  /// A folder as the file system knows it.
  struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64

    init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      inode = UInt64(status.st_ino)
    }
  }

  struct File {
    var key: String
    var path: String
    var stamp: FileIdentity
  }

  /// How deep folders may nest.
  static let maximumDepth = 128
  /// How often links may lead to the same folder: bounds the walk where links fan out.
  static let maximumLinksToFolder = 16

  let source: DataSource
  /// The root without links.
  let realRoot: String
  var files: [File] = []
  var result = DocumentListing()
  private var ancestors: [Identity] = []
  private var linksFollowed: [Identity: Int] = [:]

  init(source: DataSource) throws(Diagnostic) {
    self.source = source
    guard let root = Self.resolve(source.root) else {
      throw source.fault(
        .unreadable, "", "expected the folder \(source.root), found \(Self.reason(errno))",
        advice: "create it or name another one")
    }
    realRoot = root
    let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw source.fault(
        .unreadable, "", "expected a folder that can be listed at \(source.root), found \(Self.reason(errno))",
        advice: "name a folder and check its permissions")
    }
    close(descriptor)
  }

  mutating func run() {
    visit(open(realRoot, O_RDONLY | O_DIRECTORY | O_CLOEXEC), key: "", path: source.root)
  }

  /// Lists an open folder, which it closes; `key` ends with `/` except at the root.
  private mutating func visit(_ descriptor: Int32, key: String, path: String) {
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else {
      return reportFolder(key, Self.reason(errno), close: descriptor)
    }
    guard ancestors.count < Self.maximumDepth else {
      return reportFolder(key, "more than \(Self.maximumDepth) levels of folders", close: descriptor)
    }
    guard let names = FolderNames(descriptor) else { return reportFolder(key, Self.reason(errno), close: descriptor) }
    ancestors.append(Identity(status))
    for name in names.valid { visit(name, in: descriptor, key: key + name, path: path + "/" + name) }
    for name in names.invalid {
      result.diagnostics.append(
        source.fault(
          .unreadable, key + name, "expected a file name in UTF-8, found other bytes", advice: "rename the file"))
    }
    ancestors.removeLast()
    close(descriptor)
  }

  private mutating func visit(_ name: String, in folder: Int32, key: String, path: String) {
    var status = stat()
    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return report(.unreadable, key, "expected a file, found \(Self.reason(errno))", "check that it still exists")
    }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink {
      guard source.mayInclude(folder: key + "/") || source.includes(key: key) else { return }
      guard let target = target(ofLink: key, path: path) else { return }
      status = target
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR:
      guard source.mayInclude(folder: key + "/"), !isLink || mayFollow(Identity(status), key: key) else { return }
      visit(
        openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (isLink ? 0 : O_NOFOLLOW)), key: key + "/",
        path: path)
    case S_IFREG:
      if source.includes(key: key) { files.append(File(key: key, path: path, stamp: FileIdentity(status))) }
    default:
      if source.includes(key: key) { result.unsupportedCount += 1 }
    }
  }

  /// What a link leads to, `nil` when that is nothing or lies outside the root.
  private mutating func target(ofLink key: String, path: String) -> stat? {
    guard let resolved = Self.resolve(path) else {
      let loop = errno == ELOOP
      report(
        loop ? .linkLoop : .unreadable, key, "expected a link to a file or folder, found \(Self.reason(errno))",
        "remove or correct the link")
      return nil
    }
    let inside = realRoot == "/" ? realRoot : realRoot + "/"
    guard resolved == realRoot || resolved.utf8.starts(with: inside.utf8) else {
      report(
        .linkLeavesRoot, key, "expected a link inside the data source, found one that leaves it",
        "copy the file into the data source")
      return nil
    }
    var status = stat()
    guard stat(resolved, &status) == 0 else {
      report(.unreadable, key, "expected a link to a file, found \(Self.reason(errno))", "correct the link")
      return nil
    }
    return status
  }

  private mutating func mayFollow(_ folder: Identity, key: String) -> Bool {
    linksFollowed[folder, default: 0] += 1
    let loops = ancestors.contains(folder)
    guard !loops, linksFollowed[folder, default: 0] <= Self.maximumLinksToFolder else {
      report(
        .linkLoop, key,
        loops
          ? "expected a link to another folder, found one to a folder that holds it"
          : "expected at most \(Self.maximumLinksToFolder) links to one folder, found another", "remove the link")
      return false
    }
    return true
  }

  private mutating func reportFolder(_ key: String, _ found: String, close descriptor: Int32) {
    if descriptor >= 0 { close(descriptor) }
    result.unlistedFolders.append(key)
    report(.unreadable, key, "expected a folder that can be listed, found \(found)", "check its permissions")
  }

  mutating func report(_ code: Diagnostic.Code, _ key: String, _ message: String, _ advice: String) {
    result.diagnostics.append(source.fault(code, key, message, advice: advice))
  }

  /// The path without links, `nil` with `errno` set when there is no such file.
  static func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The system's words for an error number.
  static func reason(_ number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    return buffer.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return "error \(number)" }
      return strerror_r(number, start, buffer.count) == 0 ? String(cString: start) : "error \(number)"
    }
  }
}
