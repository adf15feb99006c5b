import Storage
import SQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A database of the catalogue, written anew: readers see the old file or the complete new one.
struct CatalogueFile {
  private static let temporaryPrefix = "tmp~"
  // No journal and no waiting for the disk: a file that is not finished is thrown away.
  private static let settings = """
    PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA encoding = 'UTF-8';
    """

  private let directory: OpenDirectory
  private let name: String
  private let lockPath: String
  private let files: FileSystem

  /// The file of a schema.
  init(_ schema: String, layout: PlatformLayout, files: FileSystem) throws {
    directory = try files.makeDirectory(layout.catalogue)
    name = "\(schema).sqlite"
    lockPath = layout.catalogue + ".lock"
    self.files = files
    try Self.removeLeftovers(in: directory)
  }

  /// Makes the database, in one transaction, and puts it in place.
  ///
  /// - Throws: `SQLiteError`, `FileError`, and what `fill` throws; the old file stays then.
  func write(_ fill: (Database) throws -> Void) throws { try write(prepare: { _ in }, fill) }

  /// Copies the database, where there is one, takes a table away, and puts the copy in place with what `fill` adds.
  ///
  /// - Throws: `SQLiteError`, `FileError`, and what `fill` throws; the old file stays then.
  func extend(replacing table: String, _ fill: (Database) throws -> Void) throws {
    let old = directory.path + "/" + name
    try write(prepare: { path in
      guard try directory.entry(name) != nil else { return }
      try Database(old).execute("VACUUM INTO \(SQLName.literal(path))")
    }) { database in
      try database.execute("DROP TABLE IF EXISTS \(SQLName.quoted(table))")
      try fill(database)
    }
  }

  private func write(prepare: (String) throws -> Void, _ fill: (Database) throws -> Void) throws {
    // What another process adds meanwhile would be lost with the file that is replaced.
    let lock = try files.createFile(lockPath)
    lock.waitForExclusiveLock()
    defer { lock.unlock() }
    let temporary = "\(Self.temporaryPrefix)\(getpid())~\(name)"
    try directory.remove(temporary)
    do {
      try prepare(directory.path + "/" + temporary)
      try build(directory.path + "/" + temporary, fill)
      try files.openFile(directory.path + "/" + temporary).synchronize()
      try directory.rename(temporary, to: name)
    } catch {
      try? directory.remove(temporary)
      throw error
    }
    try directory.synchronize()
  }

  private func build(_ path: String, _ fill: (Database) throws -> Void) throws {
    let database = try Database(path, access: .write)
    try database.execute(Self.settings)
    try database.execute("BEGIN")
    try fill(database)
    try database.execute("COMMIT")
  }

  /// Removes what processes left behind that were ended in the middle of it.
  private static func removeLeftovers(in directory: OpenDirectory) throws {
    for name in try directory.names() where name.hasPrefix(temporaryPrefix) {
      let owner = name.dropFirst(temporaryPrefix.count).prefix { $0 != "~" }
      guard let process = pid_t(owner), process > 0, kill(process, 0) != 0, errno == ESRCH else { continue }
      try directory.remove(name)
    }
  }
}
