#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import SQLite

/// Attaches files to a connection so that nothing can be written to them or beside them.
enum SchemaFiles {
  /// Attaches the files that are there, each under its schema's name.
  ///
  /// - Throws: `SQLiteError` for a file that is no database or cannot be read.
  static func attach(_ sources: [SQLiteEngine.Source], to database: Database) throws(SQLiteError) {
    // What a query sorts stays in memory, where the meter sees it; pages of damaged files are checked.
    try database.execute("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = 1; PRAGMA mmap_size = 0")
    for source in sources where access(source.path, F_OK) == 0 {
      do throws(SQLiteError) {
        try attach(source, to: database)
      } catch {
        throw SQLiteError(code: error.code, message: error.message, context: source.path)
      }
    }
    try database.execute("PRAGMA query_only = 1")
  }

  private static func attach(_ source: SQLiteEngine.Source, to database: Database) throws(SQLiteError) {
    let statement = try database.prepare("ATTACH ?1 AS ?2")
    try statement.bind(.text(address(of: source.path)), at: 1)
    try statement.bind(.text(source.schema), at: 2)
    _ = try statement.step()
  }

  /// The file's URI. A file in write-ahead mode without a log is opened as immutable: SQLite would make a log.
  private static func address(of path: String) -> String {
    let mode = isWriteAhead(path) && access(path + "-wal", F_OK) != 0 ? "mode=ro&immutable=1" : "mode=ro"
    return "file:\(escaped(path))?\(mode)"
  }

  /// Whether the header says so (bytes 18 and 19 are 2, sqlite.org/fileformat.html).
  private static func isWriteAhead(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 20)
    return read(descriptor, &header, header.count) == 20 && header[18] == 2
  }

  private static func escaped(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F: bytes.append(byte)
      default: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
