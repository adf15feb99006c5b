#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

import SQLite
import TestSupport

@testable import Tools

/// The shop of fixtures/sql in a file of its own.
struct Shop {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try Database(path, access: .write).execute(try Self.fixture("shop.sql"))
  }

  var path: String { directory.path + "/shop.sqlite" }

  /// An engine over the shop, at a fixed moment: 2025-03-01 12:00:00.
  func engine(_ limits: QueryLimits = QueryLimits()) -> SQLiteEngine {
    SQLiteEngine([.init(schema: "shop", path: path)], limits: limits, clock: { 1_740_830_400 })
  }

  /// The bytes of the file, and the names beside it.
  func state() throws -> (bytes: [UInt8], names: String) {
    (try Self.bytes(of: path), try ChildProcess("/bin/ls", in: directory.path).run(["-a"]).output)
  }

  /// A file of fixtures/sql.
  static func fixture(_ name: String) throws -> String {
    String(decoding: try bytes(of: "\(Repository.path)/fixtures/sql/\(name)"), as: UTF8.self)
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw ChildProcess.Failure.notStarted(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&block, 1, block.count, file), count > 0 { bytes += block.prefix(count) }
    return bytes
  }
}
