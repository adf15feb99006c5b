import JSON
import TestSupport
import Testing

@Suite struct EvaluationTests {
  private let collection = "\(Repository.path)/fixtures/retrieval"

  @Test func `A test collection is measured, and the same each time`() throws {
    var installation = try Installation()
    try installation.directory.makeDirectory("temporary")
    installation.environment["TMPDIR"] = installation.directory.path + "/temporary"
    let first = try installation.json("./kb eval --beir '\(collection)' --run a.trec --json")
    let second = try installation.json("./kb eval --beir '\(collection)' --run b.trec --json")
    #expect(
      first.object?.keys == [
        "ndcg@10", "recall@10", "recall@100", "mrr", "questions", "documents", "chunks", "failed_documents",
        "indexing_seconds", "milliseconds_per_question",
      ])
    #expect(try #require(first["ndcg@10"]?.double) >= 0.9)
    #expect(first["ndcg@10"] == second["ndcg@10"] && first["failed_documents"] == 0)
    #expect(try installation.run("cmp a.trec b.trec").status == 0)
    let lines = try installation.run("cat a.trec").output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.split(separator: " ").count == 6 })
    #expect(try installation.run("ls temporary").output.isEmpty)
  }

  @Test func `A collection that is not there or not whole is a usage error with its file`() throws {
    let installation = try Installation()
    let outcome = try installation.kb("eval", "--beir", "nowhere")
    #expect(outcome.status == 2 && outcome.errors.contains("nowhere"))
    try installation.directory.write("q\td\t1\n", to: "c/qrels/test.tsv")
    try installation.directory.write("{\"_id\": \"d\", \"text\": 1}\n", to: "c/corpus.jsonl")
    try installation.directory.write("{\"_id\": \"q\", \"text\": \"a\"}\n", to: "c/queries.jsonl")
    let broken = try installation.kb("eval", "--beir", "c")
    #expect(broken.status == 2 && broken.errors.contains("corpus.jsonl, line 1: expected \"text\", a string"))
  }
}
