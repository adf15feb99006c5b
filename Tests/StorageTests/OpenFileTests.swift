import TestSupport
import Testing

@testable import Storage

@Suite struct OpenFileTests {
  @Test func `A file's time is set to the second and its fraction, and kept within what a file system holds`() throws {
    let scratch = try TemporaryDirectory()
    let file = try FileSystem().createFile(scratch.path + "/file")
    for (seconds, stored) in [(1_700_000_000.0, 1_700_000_000_000_000_000), (1.5, 1_500_000_000), (-7, 0), (.nan, 0)] {
      try file.setModified(seconds)
      #expect(try file.identity()?.modified == Int64(stored))
    }
    try file.setModified(.infinity)
    #expect(try file.identity()?.modified == 9_223_372_036_000_000_000)
  }

  @Test(arguments: ["3000-01-01", "1600-01-01"])
  func `A file from a time that nanoseconds cannot say has a time all the same`(date: String) throws {
    let scratch = try TemporaryDirectory()
    let path = try scratch.file("file", [1])
    _ = try ChildProcess("/usr/bin/env", in: "/").run(["touch", "-d", date, path])
    #expect(try FileSystem().openFile(path).identity()?.size == 1)
  }

  @Test func `A directory is removed when nothing is in it, and none is no error`() throws {
    let scratch = try TemporaryDirectory()
    let root = try FileSystem().directory(scratch.path)
    _ = try root.makeDirectory("full").createFile("file")
    #expect(throws: FileError.self) { try root.removeDirectory("full") }
    try root.directory("full").remove("file")
    try root.removeDirectory("full")
    try root.removeDirectory("full")
    #expect(try root.names().isEmpty)
  }
}
