import JSON
import TestSupport
import Testing

@Suite struct SyncTests {
  let installation: Installation

  init() throws {
    installation = try Installation()
    try installation.writeDocuments()
  }

  private func sync(_ options: String = "") throws -> JSONValue {
    try installation.json("./kb sync --docs docs --json \(options)")
  }

  private func figures(_ report: JSONValue) -> [Int?] {
    [
      "numberOfDocumentsScanned", "numberOfMetadataDocumentsScanned", "numberOfNewDocumentsIndexed",
      "numberOfModifiedDocumentsIndexed", "numberOfMetadataDocumentsModified", "numberOfDocumentsDeleted",
      "numberOfDocumentsFailed",
    ].map { report["statistics"]?[$0]?.int }
  }

  @Test func `The report has the documented members in their order`() throws {
    #expect(
      try sync().object?.keys == [
        "statistics", "chunks_written", "chunks_total", "embeddings_made", "embeddings_reused", "version", "committed",
        "rebuild_reason", "diagnostics", "seconds", "publication", "spent",
      ])
  }

  @Test func `New, modified and deleted documents are counted, and nothing is done twice`() throws {
    let first = try sync()
    #expect(figures(first) == [3, 1, 3, 0, 0, 0, 0])
    #expect(first["version"] == 1)
    let idle = try sync()
    #expect(figures(idle) == [3, 1, 0, 0, 0, 0, 0])
    #expect(idle["committed"] == false || idle["chunks_written"] == 0)
    try installation.directory.write(#"{"model": "churn", "metric": "recall", "value": 0.43}"#, to: "docs/churn.json")
    _ = try installation.run("rm docs/schema.md")
    let second = try sync()
    #expect(figures(second) == [2, 1, 0, 1, 0, 1, 0])
    #expect(second["embeddings_made"] == 1)
  }

  @Test func `A change of the metadata file alone embeds nothing and shows in filters`() throws {
    _ = try sync()
    try installation.directory.write(
      #"{"metadataAttributes": {"team": "retention"}}"#, to: "docs/features.csv.metadata.json")
    let report = try sync()
    #expect(figures(report) == [3, 1, 0, 0, 1, 0, 0])
    #expect(report["embeddings_made"] == 0)
    let found = try installation.json(
      #"./kb search tenure --docs docs --json --filter '{"team": {"$eq": "retention"}}'"#)
    #expect(found["results"]?.array?.map { $0["source"] } == ["features.csv"])
  }

  @Test func `What cannot be ingested is reported with its place and counted, and the rest is searchable`() throws {
    try installation.directory.write("{\n  \"a\": 1,\n  \"b\": nope\n}", to: "docs/broken.json")
    try installation.directory.write("{}", to: "docs/gone.md.metadata.json")
    let shell = """
      printf 'one\\ntwo \\377' >docs/latin.txt; ln -s ../docs docs/loop; ln -s nowhere docs/dangling.txt
      ./kb sync --docs docs --json; echo "exit $?" >&2
      """
    let outcome = try installation.run(shell)
    #expect(outcome.errors == "exit 1\n")
    let report = try JSONValue(parsing: outcome.output)
    #expect(report["statistics"]?["numberOfDocumentsFailed"] == 5)
    #expect(report["statistics"]?["numberOfNewDocumentsIndexed"] == 3)
    let diagnostics = report["diagnostics"]?.array ?? []
    #expect(
      diagnostics.map { $0["source"] } == [
        "broken.json", "dangling.txt", "gone.md.metadata.json", "latin.txt", "loop",
      ])
    #expect(
      diagnostics.map { $0["code"] } == [
        "invalid_json", "unreadable", "metadata_without_document", "invalid_text", "link_loop",
      ])
    #expect(diagnostics[0]["line"] == 3 && diagnostics[0]["column"] == 8)
    #expect(diagnostics[3]["line"] == 2 && diagnostics[3]["column"] == 5)
    let search = try installation.kb("search", "recall of churn", "--docs", "docs", "-k", "1")
    #expect(search.status == 0 && search.output.contains("churn.json"))
    #expect(search.errors == "warning: 5 documents could not be read; see: kb sync\n")
  }

  @Test func `Documents that cannot be read make no new version`() throws {
    try installation.directory.write("{", to: "docs/broken.json")
    // A file that has only just changed gets no stamp, so that the next sync notes it by another version.
    _ = try installation.shell("sleep 0.2")
    let versions = try (0..<2).map { _ in try sync()["version"]?.int ?? 0 }
    #expect(versions == [1, 1])
  }

  @Test func `Errors stand on stderr as compilers print them, the figures on stdout`() throws {
    try installation.directory.write("{", to: "docs/broken.json")
    let outcome = try installation.kb("sync", "--docs", "docs")
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("docs/broken.json:1:2: error: expected "))
    #expect(outcome.output.contains("failed    1\n"))
    #expect(!(outcome.output + outcome.errors).contains("\u{1B}"))
  }

  @Test func `Everything can be indexed anew without embedding anything again`() throws {
    _ = try sync()
    let report = try sync("--full")
    #expect(report["statistics"]?["numberOfModifiedDocumentsIndexed"] == 3)
    #expect(report["embeddings_made"] == 0)
    #expect(report["rebuild_reason"] == "asked for")
  }

  @Test func `Documents of a data source that is configured no more go with --prune only`() throws {
    func configure(_ sources: String...) throws {
      let list = sources.map { #"{"id": "\#($0)", "path": "\#($0)"}"# }.joined(separator: ", ")
      try installation.directory.write(#"{"dataSources": [\#(list)]}"#, to: "kb.json")
    }
    try installation.directory.write("Another text about sessions.", to: "more/note.txt")
    try configure("docs", "more")
    #expect(try installation.json("./kb sync --json")["statistics"]?["numberOfNewDocumentsIndexed"] == 4)
    try configure("docs")
    #expect(try installation.json("./kb sync --json")["statistics"]?["numberOfDocumentsDeleted"] == 0)
    #expect(try !installation.kb("search", "sessions", "--json").output.contains("note.txt"))
    #expect(try installation.json("./kb sync --prune --json")["statistics"]?["numberOfDocumentsDeleted"] == 1)
  }
}
