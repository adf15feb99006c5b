import Archives
import TestSupport
import Testing

@Suite struct ZipArchiveTests {
  @Test func `Python reads every entry as it was put in, and the program may be run`() throws {
    var random = SplitMix64(seed: 12)
    let noise = (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    // Few distinct bytes, long repetitions, far matches, more than one block.
    let text = (0..<60_000).flatMap { Array("row \($0 % 977), \($0 * 31 % 1009);\n".utf8) }
    let contents: [(String, [UInt8])] = [
      ("bootstrap", text), ("empty", []), ("one", [65]), ("noise", noise),
      ("zeros", [UInt8](repeating: 0, count: 70_000)),
      ("far", Array(noise.prefix(32_768) + noise.prefix(32_768))), ("state/ö.txt", Array("ä".utf8)),
    ]
    var archive = ZipArchive()
    for (name, bytes) in contents { try archive.add(name, bytes, isExecutable: name == "bootstrap") }
    let folder = try TemporaryDirectory()
    let zip = try folder.file("a.zip", archive.content)
    for (name, bytes) in contents { _ = try folder.file("expected/\(name)", bytes) }
    #expect(try PythonScript(name: "zip_check.py").output([zip, folder.path + "/expected"]) == "7 as expected\n")
    #expect(archive.content.count < text.count / 4 + 3 * noise.count / 2)
  }

  @Test func `Random texts come back from zlib as they were`() throws {
    var random = SplitMix64(seed: 99)
    var archive = ZipArchive()
    let folder = try TemporaryDirectory()
    for number in 0..<60 {
      let letters = Int.random(in: 1...256, using: &random)
      var bytes: [UInt8] = []
      while bytes.count < number * 150 {
        if !bytes.isEmpty, Bool.random(using: &random) {
          let start = Int.random(in: 0..<bytes.count, using: &random)
          bytes += bytes[start...].prefix(Int.random(in: 1...400, using: &random))
        } else {
          bytes.append(UInt8.random(in: 0..<UInt8(truncatingIfNeeded: max(1, letters - 1)) &+ 1, using: &random))
        }
      }
      try archive.add("\(number)", bytes)
      _ = try folder.file("expected/\(number)", bytes)
    }
    let zip = try folder.file("a.zip", archive.content)
    #expect(try PythonScript(name: "zip_check.py").output([zip, folder.path + "/expected"]) == "60 as expected\n")
  }

  @Test func `The same entries give the same bytes`() throws {
    func archive() throws -> [UInt8] {
      var archive = ZipArchive()
      try archive.add("a", Array("abcabcabcabcabcabc".utf8))
      return archive.content
    }
    #expect(try archive() == archive())
  }

  @Test func `A name is used once`() throws {
    var archive = ZipArchive()
    try archive.add("a", [])
    #expect(throws: ZipArchive.Refusal.self) { try archive.add("a", [1]) }
    #expect(throws: ZipArchive.Refusal.self) { try archive.add("", [1]) }
  }
}
