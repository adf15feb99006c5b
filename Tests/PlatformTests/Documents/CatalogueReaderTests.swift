import JSON
import SQLite
import Storage
import TestSupport
import Testing

@testable import Platform

@Suite struct CatalogueReaderTests {
  private func layout(_ folder: String, in directory: TemporaryDirectory) throws -> PlatformLayout {
    let layout = PlatformLayout(root: "\(directory.path)/\(folder)")
    _ = try FileSystem().makeDirectory(layout.catalogue)
    let database = try Database(layout.database("engagement_raw"), access: .write)
    try database.execute(
      "CREATE TABLE t (a INTEGER, b REAL, c TEXT); INSERT INTO t VALUES (1, 0.1, 'x'), (2, NULL, NULL)")
    return layout
  }

  @Test(arguments: ["plain", "with space", "50% off?", "a#b", "quote's"])
  func `A query names its schema, wherever the files are`(folder: String) throws {
    let directory = try TemporaryDirectory()
    let reader = try CatalogueReader(try layout(folder, in: directory), schemas: ["engagement_raw"])
    let rows = try reader.records("SELECT * FROM engagement_raw.t ORDER BY a")
    #expect(rows == [["a": 1, "b": 0.1, "c": "x"], ["a": 2, "b": nil, "c": nil]])
    #expect(try reader.columns(of: "t", in: "engagement_raw").map(\.name) == ["a", "b", "c"])
    #expect(try reader.columns(of: "none", in: "engagement_raw").isEmpty)
    #expect(try reader.record("SELECT 1 AS one WHERE 0") == [:])
  }

  @Test func `The catalogue is read only, and a missing database is an error`() throws {
    let directory = try TemporaryDirectory()
    let layout = try layout("plain", in: directory)
    let reader = try CatalogueReader(layout, schemas: ["engagement_raw"])
    #expect(throws: SQLiteError.self) { try reader.records("DELETE FROM engagement_raw.t") }
    #expect(throws: SQLiteError.self) { try CatalogueReader(layout, schemas: ["engagement_results"]) }
    #expect(try FileSystem().directory(layout.catalogue).names() == ["engagement_raw.sqlite"])
  }
}
