import Retrieval
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct DataSourceTests {
  @Test func `A scan lists documents by key with their formats and skips hidden and unread files`() throws {
    let folder = SampleFolder()
    for key in ["b.md", "a/x.JSON", "a/y.csv", "a/z.log", "c.markdown", ".hidden.json", ".git/x.json", "p.png", "none"]
    {
      folder.write(key, "x")
    }
    let listing = try folder.source.scan()
    #expect(listing.entries.map(\.id.key) == ["a/x.JSON", "a/y.csv", "a/z.log", "b.md", "c.markdown"])
    #expect(listing.entries.map(\.format) == [.json, .csv, .text, .markdown, .markdown])
    #expect(listing.unsupportedCount == 2)
    #expect(listing.diagnostics.isEmpty)
  }

  @Test func `Only keys under an inclusion prefix are listed`() throws {
    let folder = SampleFolder()
    for key in ["a/1.txt", "ab/1.txt", "b/deep/1.txt", "c.txt"] { folder.write(key, "x") }
    var source = folder.source
    source.inclusionPrefixes = ["a/", "b/d"]
    #expect(try source.scan().entries.map(\.id.key) == ["a/1.txt", "b/deep/1.txt"])
  }

  @Test func `A metadata file belongs to the document beside it and is no document`() throws {
    let folder = SampleFolder()
    folder.write("a.json", "{}")
    folder.write("a.json.metadata.json", "{\"metadataAttributes\":{\"year\":2024}}")
    folder.write("lost.md.metadata.json", "{}")
    let listing = try folder.source.scan()
    #expect(listing.entries.map(\.id.key) == ["a.json"])
    #expect(listing.metadataCount == 1)
    #expect(listing.diagnostics.map(\.code) == [.metadataWithoutDocument])
    #expect(listing.failureCount == 1)
    let document = try folder.source.read(try #require(listing.entries.first))
    #expect(document.metadata == ["year": .number(2024)])
    #expect(document.uri == "s3://engagement-knowledge-base/a.json")
  }

  @Test func `Links inside the root are followed; loops and links out of it are reported`() throws {
    let folder = SampleFolder()
    folder.write("real/a.txt", "x")
    folder.link("alias", to: "real")
    folder.link("file.txt", to: "real/a.txt")
    folder.link("real/up", to: "..")
    folder.link("self.txt", to: "self.txt")
    folder.link("gone.txt", to: "nowhere.txt")
    folder.link("out", to: "/")
    let listing = try folder.source.scan()
    #expect(listing.entries.map(\.id.key) == ["alias/a.txt", "file.txt", "real/a.txt"])
    let codes = Dictionary(grouping: listing.diagnostics, by: \.code).mapValues { $0.map(\.document.key) }
    #expect(codes[.linkLoop] == ["alias/up", "real/up", "self.txt"])
    #expect(codes[.unreadable] == ["gone.txt"])
    #expect(codes[.linkLeavesRoot] == ["out"])
  }

  @Test func `Links that fan out end the walk with diagnostics instead of never`() throws {
    let folder = SampleFolder()
    for level in 0..<12 {
      folder.write("d\(level)/x.txt", "x")
      for name in ["a", "b"] { folder.link("d\(level)/\(name)", to: "../d\(level + 1)") }
    }
    folder.write("d12/x.txt", "x")
    let listing = try folder.source.scan()
    #expect(listing.diagnostics.contains { $0.code == .linkLoop })
    #expect(listing.entries.count < 2000)
  }

  @Test func `A stamp changes with the content`() throws {
    let folder = SampleFolder()
    folder.write("a.txt", "one")
    let before = try #require(try folder.source.scan().entries.first).stamp
    folder.write("a.txt", "three")
    let after = try #require(try folder.source.scan().entries.first).stamp
    #expect(before.size == 3 && after.size == 5)
    #expect(before != after)
  }

  @Test func `A folder that cannot be listed is named, so that its documents do not count as deleted`() throws {
    let folder = SampleFolder()
    folder.write("closed/a.txt", "x")
    folder.write("open.txt", "x")
    chmod("\(folder.path)/closed", 0)
    let listing = try folder.source.scan()
    // The superuser may list it all the same.
    if geteuid() != 0 {
      #expect(listing.unlistedFolders == ["closed/"])
      #expect(listing.failureCount == 1)
    }
    #expect(listing.entries.contains { $0.id.key == "open.txt" })
  }

  @Test func `A root that is no folder is an error that names it`() throws {
    let folder = SampleFolder()
    folder.write("file", "x")
    for root in ["/nowhere/at/all", "\(folder.path)/file"] {
      let error = try #require(throws: Diagnostic.self) { try DataSource(id: "d", root: root).scan() }
      #expect(error.code == .unreadable && error.message.contains(root))
    }
  }

  @Test func `Bytes that are no text are an error with line and column`() throws {
    let folder = SampleFolder()
    folder.write("bad.txt", bytes: Array("one\ntwo ".utf8) + [0xFF])
    folder.write("nul.txt", bytes: Array("a\nb".utf8) + [0, 0x41])
    folder.write("bom.txt", bytes: [0xEF, 0xBB, 0xBF] + Array("fine".utf8))
    let source = folder.source
    var found: [String: Diagnostic] = [:]
    for entry in try source.scan().entries {
      do throws(Diagnostic) { _ = try source.read(entry) } catch { found[entry.id.key] = error }
    }
    #expect(found.keys.sorted() == ["bad.txt", "nul.txt"])
    #expect(found["bad.txt"]?.description.hasPrefix("bad.txt:2:5: error: expected UTF-8 text, found byte 0xff") == true)
    #expect(found["nul.txt"]?.line == 2 && found["nul.txt"]?.column == 2)
  }

  @Test func `A file above the limit and a pipe in a file's place are errors, not delays`() throws {
    let folder = SampleFolder()
    folder.write("big.txt", "x")
    truncate("\(folder.path)/big.txt", DataSource.maximumDocumentSize + 1)
    folder.write("pipe.txt", "x")
    let entries = try folder.source.scan().entries
    unlink("\(folder.path)/pipe.txt")
    mkfifo("\(folder.path)/pipe.txt", 0o644)
    let codes = entries.map { entry in
      #expect(throws: Diagnostic.self) { try folder.source.read(entry) }?.code
    }
    #expect(codes == [.tooLarge, .unreadable])
  }
}
