import JSON
import Retrieval
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Cloud

@Suite struct KnowledgeBaseExportTests {
  private let library: PublishedLibrary
  private let target: TemporaryDirectory

  init() throws {
    library = try PublishedLibrary()
    target = try TemporaryDirectory()
  }

  private var destination: ExportDestination { .folder(target.path + "/export") }

  private func text(_ key: String) async throws -> String {
    String(decoding: try #require(try await destination.read(key)), as: UTF8.self)
  }

  @Test func `JSON goes as Markdown, everything else as it is, each with a metadata file that names the original`()
    async throws
  {
    try library.writeSamples()
    let report = try await KnowledgeBaseExport([library.source]).run(to: destination)
    #expect(report.documents == 4 && report.rendered == 1 && report.filesWritten == 8 && report.isComplete)
    let documents = ["notes/größe.md", "plain.txt", "reports/sales.json.md", "table.csv"]
    #expect(Set(try await destination.keys()) == Set(documents + documents.map { $0 + ".metadata.json" }))
    #expect(try await text("table.csv") == "name,score\nada,1\nbob,2\n")
    let markdown = try await text("reports/sales.json.md")
    #expect(markdown.hasPrefix("# reports/sales.json\n\nSource: reports/sales.json."))
    #expect(
      markdown.contains("\n- ") && markdown.contains("May") && markdown.contains("12.5") && markdown.contains("north"))
    let sidecar = try JSONValue(parsing: try await text("reports/sales.json.md.metadata.json"))
    #expect(
      sidecar["metadataAttributes"] == [
        "year": 2024, "team": "sales", "final": true, "tags": ["money", "q2"],
        "kb-source-uri": "s3://bucket/reports/sales.json",
      ])
    let bare = try JSONValue(parsing: try await text("table.csv.metadata.json"))
    #expect(bare == ["metadataAttributes": ["kb-source-uri": "s3://bucket/table.csv"]])
  }

  @Test func `Every line of a JSON document is there once`() async throws {
    let rows = (0..<300).map { #"{"id":"row-\#($0)-end","value":\#($0)}"# }
    try library.write("long.json", #"{"rows":[\#(rows.joined(separator: ","))]}"#)
    _ = try await KnowledgeBaseExport([library.source]).run(to: destination)
    let markdown = try await text("long.json.md")
    for number in 0..<300 {
      let lines = markdown.split(separator: "\n").filter { $0.hasPrefix("- ") && $0.contains("row-\(number)-end") }
      #expect(lines.count == 1, "row \(number)")
    }
    #expect(markdown.split(separator: "\n").count { $0.hasPrefix("Source: long.json.") } > 5)
  }

  @Test func `Exported again, nothing is touched; changed, only what changed is`() async throws {
    try library.writeSamples()
    let export = KnowledgeBaseExport([library.source])
    _ = try await export.run(to: destination)
    let files = FileSystem()
    let before = try files.directory(target.path + "/export").entry("plain.txt")?.identity
    let second = try await export.run(to: destination)
    #expect(second.filesWritten == 0 && second.filesUnchanged == 8 && second.filesRemoved == 0)
    #expect(try files.directory(target.path + "/export").entry("plain.txt")?.identity == before)
    try library.write("plain.txt", "The service was up.")
    let third = try await export.run(to: destination)
    #expect(third.filesWritten == 1 && third.filesUnchanged == 7)
  }

  @Test func `Documents that are gone go, files of others stay`() async throws {
    try library.writeSamples()
    let export = KnowledgeBaseExport([library.source])
    _ = try await export.run(to: destination)
    try target.write("keep", to: "export/theirs.md")
    try target.write(#"{"metadataAttributes":{}}"#, to: "export/theirs.md.metadata.json")
    try library.remove("plain.txt")
    let report = try await export.run(to: destination)
    #expect(report.filesRemoved == 2 && report.documents == 3)
    let keys = try await destination.keys()
    #expect(!keys.contains("plain.txt") && !keys.contains("plain.txt.metadata.json") && keys.contains("theirs.md"))
  }

  @Test func `A document that cannot be rendered is reported, and what is there of it stays`() async throws {
    try library.writeSamples()
    let export = KnowledgeBaseExport([library.source])
    _ = try await export.run(to: destination)
    try library.write("reports/sales.json", "{\n  broken")
    let report = try await export.run(to: destination)
    #expect(!report.isComplete && report.documents == 3 && report.filesRemoved == 0)
    #expect(report.diagnostics.map(\.document.key) == ["reports/sales.json"] && report.diagnostics.first?.line == 2)
    #expect(try await destination.keys().contains("reports/sales.json.md"))
  }

  @Test func `Typed metadata stay typed, and what only Bedrock understands stays`() async throws {
    try library.folder.write("a,b\n1,2\n", to: "t.csv")
    try library.folder.write(
      #"{"metadataAttributes":{"y":{"value":{"type":"NUMBER","numberValue":2024},"includeForEmbedding":true}},"documentStructureConfiguration":{"type":"RECORD_BASED_STRUCTURE_METADATA"}}"#,
      to: "t.csv.metadata.json")
    _ = try await KnowledgeBaseExport([library.source]).run(to: destination)
    let sidecar = try JSONValue(parsing: try await text("t.csv.metadata.json"))
    #expect(sidecar["documentStructureConfiguration"]?["type"]?.string == "RECORD_BASED_STRUCTURE_METADATA")
    #expect(sidecar["metadataAttributes"]?["y"]?["includeForEmbedding"]?.bool == true)
    #expect(sidecar["metadataAttributes"]?["kb-source-uri"]?["value"]?["stringValue"]?.string == "s3://bucket/t.csv")
    let bytes = Array(try await text("t.csv.metadata.json").utf8)
    let read = try MetadataFile(parsing: bytes, of: DocumentID(dataSource: "d", key: "t.csv.metadata.json"))
    #expect(read.attributes["kb-source-uri"] == .string("s3://bucket/t.csv"))
  }

  @Test func `Names that the service does not read get an extension that it does`() async throws {
    for name in ["a.log", "b.text", "c.markdown", "d.MD", "e.TXT"] { try library.write(name, "x") }
    let report = try await KnowledgeBaseExport([library.source]).run(to: destination)
    #expect(report.documents == 5)
    let keys = try await destination.keys().filter { !$0.hasSuffix(".metadata.json") }
    #expect(keys.sorted() == ["a.log.txt", "b.text.txt", "c.markdown.md", "d.MD", "e.TXT"])
  }

  @Test func `Of two documents with the same exported key one is reported`() async throws {
    try library.write("a.json", #"{"x":1}"#)
    try library.write("a.json.md", "# mine")
    let report = try await KnowledgeBaseExport([library.source]).run(to: destination)
    #expect(report.documents == 1 && report.diagnostics.map(\.code) == [.duplicateKey] && !report.isComplete)
  }

  @Test func `Several data sources go below their ids`() async throws {
    try library.write("a.txt", "x")
    let other = try TemporaryDirectory()
    try other.write("y", to: "a.txt")
    let sources = [library.source, DataSource(id: "more", root: other.path)]
    _ = try await KnowledgeBaseExport(sources).run(to: destination)
    #expect(try await text("docs/a.txt") == "x")
    #expect(try await text("more/a.txt") == "y")
  }

  @Test
  func `Metadata that would be above 10 KB with the URI are refused, those that S3 Vectors would refuse are warned of`()
    async throws
  {
    try library.write("a.txt", "x", metadata: ["long": .string(String(repeating: "x", count: 10_150))])
    try library.write("b.txt", "x", metadata: ["long": .string(String(repeating: "x", count: 1100))])
    let report = try await KnowledgeBaseExport([library.source]).run(to: destination)
    #expect(report.documents == 1)
    #expect(report.diagnostics.map(\.document.key) == ["a.txt", "b.txt"])
    #expect(report.diagnostics.map(\.severity) == [.error, .warning])
  }

  @Test func `A bucket takes keys of any characters through four closures`() async throws {
    try library.write("Ünï cödé + %41/a b.txt", "x")
    let bucket = ObjectBox()
    let destination = ExportDestination(
      read: { key in bucket.objects.withLock { $0[key] } },
      write: { key, bytes in bucket.objects.withLock { $0[key] = bytes } },
      remove: { key in bucket.objects.withLock { $0[key] = nil } },
      keys: { bucket.objects.withLock { Array($0.keys) } })
    _ = try await KnowledgeBaseExport([library.source]).run(to: destination)
    let keys = bucket.objects.withLock { $0.keys.sorted() }
    #expect(keys == ["Ünï cödé + %41/a b.txt", "Ünï cödé + %41/a b.txt.metadata.json"])
  }

  private final class ObjectBox: Sendable {
    let objects = Mutex<[String: [UInt8]]>([:])
  }

  @Test(arguments: ["../out.txt", "a/../../b", "/abs", "a//b", ".", ""])
  func `A key that leads out of the folder is refused`(key: String) async throws {
    await #expect(throws: KnowledgeBaseError.self) { try await destination.write(key, [1]) }
  }
}
