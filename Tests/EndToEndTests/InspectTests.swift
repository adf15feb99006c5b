import JSON
import TestSupport
import Testing

@Suite struct InspectTests {
  let installation: Installation

  init() throws {
    installation = try Installation()
    try installation.writeDocuments()
    _ = try installation.kb("sync", "--docs", "docs")
  }

  private func inspect(_ arguments: String) throws -> ChildProcess.Outcome {
    try installation.run("./kb inspect --docs docs \(arguments)")
  }

  @Test func `The index and its documents are listed`() throws {
    let report = try installation.json("./kb inspect --docs docs --json")
    #expect(report.object?.keys == ["index", "documents"])
    #expect(report["index"]?["documents"] == 3 && report["index"]?["chunks"] == 3)
    #expect(report["index"]?["chunking"]?["chunkingStrategy"] == "FIXED_SIZE")
    #expect(report["documents"]?.array?.map { $0["format"] } == ["json", "csv", "markdown"])
    #expect(try inspect("").output.contains("schema.md     markdown  1 chunk"))
  }

  @Test(arguments: ["schema.md", "docs/schema.md", "s3://engagement-knowledge-base/schema.md"])
  func `A document is named by key, path or URI, and shown with its chunks' places`(name: String) throws {
    let chunk = try #require(try installation.json("./kb inspect \(name) --docs docs --json")["chunks"]?[0])
    #expect(chunk["headings"] == ["Tenure"])
    #expect(chunk["lines"]?[1] == 3)
    #expect(chunk["text"]?.string?.contains("Months since") == true)
    #expect(try inspect(name).output.contains("   Months since the customer signed up.\n"))
  }

  @Test func `A document that is not in the index is a usage error with the nearest name`() throws {
    let outcome = try inspect("shema.md")
    #expect(outcome.status == 2 && outcome.errors.contains("Did you mean: schema.md"))
  }

  @Test func `The sizes of chunks are counted in ranges`() throws {
    let tokens = try installation.json("./kb inspect --tokens --docs docs --json")["tokens"]
    #expect(tokens?["count"] == 3)
    #expect(tokens?["buckets"]?.array?.reduce(0) { $0 + ($1["count"]?.int ?? 0) } == 3)
    #expect(try inspect("--tokens").output.contains("3 chunks, "))
  }

  @Test func `Chunks that say the same in two documents are shown together`() throws {
    #expect(try inspect("--duplicates").output == "no near-duplicates among 3 chunks\n")
    _ = try installation.run("cp docs/schema.md docs/copy.md; ./kb sync --docs docs")
    let groups = try installation.json("./kb inspect --duplicates --docs docs --json")["duplicates"]
    #expect(groups?.array?.map { $0.array?.map { $0["source"] } } == [["copy.md", "schema.md"]])
  }
}
