import Retrieval
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Cloud

@Suite struct S3DocumentMirrorTests {
  private let scratch: TemporaryDirectory
  private let faulty: FaultyS3
  private let bucket: S3Bucket
  private let prefix = S3Peer.freshName() + "/"

  init() throws {
    scratch = try TemporaryDirectory()
    faulty = try FaultyS3(.moto)
    bucket = S3Bucket(client: faulty.client, name: "bucket")
  }

  private var mirror: S3DocumentMirror {
    S3DocumentMirror(
      client: faulty.client, bucket: "bucket", prefix: prefix, folder: scratch.path + "/mirror", dataSource: "docs")
  }

  private func put(_ key: String, _ text: String) async throws { try await bucket.put(prefix + key, Array(text.utf8)) }

  /// The documents' texts by key, as the data source reads them.
  private func documents() throws -> [String: String] {
    let source = mirror.source
    let listing = try source.scan()
    let texts = try listing.entries.map { entry in
      let text = String(decoding: try source.read(entry).bytes, as: UTF8.self)
      return (String(entry.id.key.dropFirst(prefix.count)), text)
    }
    return Dictionary(texts, uniquingKeysWith: { first, _ in first })
  }

  private func stamps() throws -> [String: FileIdentity] {
    Dictionary(try mirror.source.scan().entries.map { ($0.id.key, $0.stamp) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `The folder follows the bucket: new, changed and removed objects, and nothing twice`() async throws {
    try await put("a.md", "one")
    try await put("deep/er/b.txt", "two")
    try await put("deep/er/b.txt.metadata.json", "{\"metadataAttributes\":{\"year\":2026}}")
    try await put("picture.png", "no document")
    try await put("deep/", "")
    let first = try await mirror.update()
    #expect((first.listed, first.fetched, first.unsupported, first.removed) == (4, 3, 1, 0))
    #expect(first.bytes == 6 + 36)
    #expect(first.diagnostics.isEmpty)
    #expect(try documents() == ["a.md": "one", "deep/er/b.txt": "two"])
    let before = try stamps()
    #expect(try #require(before[prefix + "a.md"]).modified % 1_000_000_000 == 0)
    _ = try await faulty.requests()
    let second = try await mirror.update()
    #expect((second.fetched, second.unchanged, second.removed) == (0, 3, 0))
    #expect(try await faulty.requests().count == 1)
    #expect(try stamps() == before)
    try await put("a.md", "uno")
    try await bucket.delete(prefix + "deep/er/b.txt")
    try await bucket.delete(prefix + "deep/er/b.txt.metadata.json")
    try await put("deep", "not a document")
    try await put("deep/er", "nor this")
    let third = try await mirror.update()
    #expect((third.fetched, third.removed) == (1, 2))
    #expect(try documents() == ["a.md": "uno"])
    #expect(try ChildProcess("/usr/bin/find", in: mirror.root).run([".", "-name", "deep"]).output.isEmpty)
  }

  @Test func `Keys of any kind are files, or diagnostics, and never outside the folder`() async throws {
    let good = ["a b.md", "ü+&?=#%.md", "100%25.md", "tab\tx.md", "日本/語.md", "~/$(x)`.md", "back\\slash.md"]
    let bad = [
      "../../escape.md", "a/../b.md", "./c.md", "double//slash.md", "/lead.md", ".hidden.md", "x/.git/d.md",
      String(repeating: "n", count: 300) + ".md",
    ]
    for key in good + bad { try await put(key, key) }
    let report = try await mirror.update()
    #expect(report.listed == good.count + bad.count)
    #expect(report.fetched == good.count)
    #expect(Set(report.diagnostics.map { String($0.document.key.dropFirst(prefix.count)) }) == Set(bad))
    #expect(try documents() == Dictionary(good.map { ($0, $0) }, uniquingKeysWith: { first, _ in first }))
    let outside = try ChildProcess("/usr/bin/find", in: scratch.path).run([".", "-name", "escape*"])
    #expect(outside.output.isEmpty)
    #expect(try mirror.source.scan().diagnostics.isEmpty)
  }

  @Test func `A line break in a key is one in the file's name`() async throws {
    // moto's routes end where a line does.
    let bucket = try S3Peer.ministack.bucket()
    try await bucket.put(prefix + "two\nlines.md", [65])
    let other = S3DocumentMirror(
      client: bucket.client, bucket: "bucket", prefix: prefix, folder: scratch.path + "/lines", dataSource: "docs")
    #expect(try await other.update().fetched == 1)
    #expect(try other.source.scan().entries.map(\.id.key) == [prefix + "two\nlines.md"])
  }

  @Test func `A key that is a folder of others, and one that differs in Unicode form only, are reported`() async throws
  {
    for key in ["x.md", "x.md/y.md", "e\u{301}.md", "\u{E9}.md"] { try await put(key, key) }
    let report = try await mirror.update()
    #expect(report.fetched == 2)
    #expect(Set(report.diagnostics.map(\.code)) == [.unreadable, .duplicateKey])
    // The other way round next time.
    try await bucket.delete(prefix + "x.md/y.md")
    try await bucket.delete(prefix + "e\u{301}.md")
    let next = try await mirror.update()
    #expect(next.diagnostics.isEmpty)
    #expect(next.fetched == 2)
    #expect(try documents().count == 2)
  }

  @Test func `Objects too long for documents are not fetched`() async throws {
    let large = S3Object(
      key: prefix + "large.txt", size: DataSource.maximumDocumentSize + 1, etag: "\"x\"", modified: 0)
    let limit = S3Object(key: prefix + "limit.txt", size: DataSource.maximumDocumentSize, etag: "\"x\"", modified: 0)
    let plan = S3MirrorPlan([large, limit], dataSource: "docs")
    #expect(plan.items.keys.map(\.text) == [limit.key])
    #expect(plan.report.diagnostics.map(\.code) == [.tooLarge])
  }

  @Test func `What somebody changed, added or linked in the folder is put right`() async throws {
    try await put("a.md", "one")
    try await put("b.md", "two")
    _ = try await mirror.update()
    let below = "mirror/files/" + prefix
    _ = try scratch.file(below + "a.md", Array("changed".utf8))
    _ = try scratch.file(below + "c.md", Array("added".utf8))
    _ = try scratch.file("secret/d.md", Array("secret".utf8))
    _ = try ChildProcess("/bin/ln", in: scratch.path).run(["-s", scratch.path + "/secret", below + "link"])
    let report = try await mirror.update()
    #expect((report.fetched, report.removed) == (1, 2))
    #expect(try documents() == ["a.md": "one", "b.md": "two"])
    #expect(try FileSystem().read(scratch.path + "/secret/d.md").array == Array("secret".utf8))
  }

  @Test func `An update that is cut off keeps what it has, and the next one fetches the rest`() async throws {
    for number in 0..<20 { try await put("\(number).md", "text \(number)") }
    try await faulty.set([FaultyS3.Fault(kind: "refuse", method: "GET", contains: "/15.md", times: 1000)])
    await #expect(throws: (any Error).self) { try await mirror.update() }
    let kept = try documents().count
    #expect((1..<20).contains(kept))
    try await faulty.set([])
    let report = try await mirror.update()
    #expect(report.unchanged == kept && report.fetched == 20 - kept)
    #expect(try documents().count == 20)
  }

  @Test func `One object that cannot be read is a diagnostic, one that vanished is none, and old files stay`()
    async throws
  {
    for name in ["a", "b", "c"] { try await put(name + ".md", "old") }
    _ = try await mirror.update()
    for name in ["a", "b", "c"] { try await put(name + ".md", "newer") }
    let denied = FaultyS3.Fault(
      kind: "answer", method: "GET", contains: "/a.md", times: 9, status: 403,
      body: "<Error><Code>InvalidObjectState</Code><Message>archived</Message></Error>")
    let gone = FaultyS3.Fault(
      kind: "answer", method: "GET", contains: "/b.md", times: 9, status: 404,
      body: "<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>")
    try await faulty.set([denied, gone])
    let report = try await mirror.update()
    #expect(report.fetched == 1)
    #expect(report.diagnostics.map(\.document.key) == [prefix + "a.md"])
    #expect(try documents() == ["a.md": "old", "c.md": "newer"])
  }

  @Test func `Two updates of one folder at once are refused`() async throws {
    _ = try FileSystem().makeDirectory(scratch.path + "/mirror")
    let held = try FileSystem().createFile(scratch.path + "/mirror/lock")
    #expect(held.lock(.exclusive))
    await #expect(throws: StorageError.self) { try await mirror.update() }
  }
}
