import JSON
import TestSupport
import Testing

@Suite struct SearchTests {
  let installation: Installation

  init() throws {
    installation = try Installation()
    try installation.writeDocuments()
  }

  private func search(_ arguments: String) throws -> ChildProcess.Outcome {
    try installation.run("./kb search --docs docs \(arguments)")
  }

  @Test func `A result has the documented members in their order`() throws {
    let found = try installation.json("./kb search 'importance of tenure' -k 1 --docs docs --json")
    #expect(found.object?.keys == ["query", "results"])
    #expect(found["query"] == "importance of tenure")
    let result = try #require(found["results"]?[0])
    #expect(
      result.object?.keys == [
        "rank", "source", "uri", "text", "score", "scores", "lines", "pointers", "metadata", "headings",
        "data_source_id", "chunk",
      ])
    #expect(result["scores"]?.object?.keys == ["fused", "similarity", "similarity_rank", "bm25", "bm25_rank"])
    #expect(result["rank"] == 1 && result["source"] == "features.csv" && result["score"] == result["scores"]?["fused"])
    #expect(result["uri"] == "s3://engagement-knowledge-base/features.csv")
    #expect(result["lines"] == [2, 3])
    #expect(result["metadata"] == ["team": "growth", "year": 2025])
  }

  @Test func `A passage of a JSON document names its pointers, one of Markdown its headings`() throws {
    let json = try installation.json("./kb search recall -k 1 --docs docs --json")["results"]?[0]
    #expect(json?["pointers"]?.array?.contains("/value") == true)
    let markdown = try installation.json("./kb search 'months signed up' -k 1 --docs docs --json")["results"]?[0]
    #expect(markdown?["headings"] == ["Tenure"])
  }

  @Test(arguments: [
    #"{"team": {"$eq": "growth"}}"#, #"{"equals": {"key": "team", "value": "growth"}}"#,
    #"{"$and": [{"year": {"$gte": 2025}}, {"team": "growth"}]}"#,
    #"{"andAll": [{"greaterThan": {"key": "year", "value": 2024}}, {"in": {"key": "team", "value": ["growth"]}}]}"#,
  ])
  func `A filter of either grammar selects documents by their metadata`(filter: String) throws {
    let found = try installation.json("./kb search 'churn tenure months' --docs docs --json --filter '\(filter)'")
    #expect(found["results"]?.array?.map { $0["source"] } == ["features.csv"])
  }

  @Test func `A filter that cannot be read is a usage error with a caret under the place`() throws {
    let outcome = try search(#"churn --filter '{"equals": {"key": "team", "valu": 1}}'"#)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.first?.contains("did you mean \"value\"?") == true)
    #expect(lines.count == 3)
    let indentation = lines.last?.prefix { $0 == " " }.count ?? 0
    #expect(lines.dropFirst().first?.dropFirst(indentation).hasPrefix("\"valu\"") == true)
  }

  @Test(arguments: ["''", "' '", "", "churn --queries x.jsonl", "churn -k 0", "churn --min-score 2"])
  func `A question that is none is a usage error`(arguments: String) throws {
    let outcome = try search(arguments)
    #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.errors.hasPrefix("kb: "))
  }

  @Test func `A score that no passage reaches gives nothing, and says so on stderr`() throws {
    let all = try installation.json("./kb search 'tenure importance' --docs docs --json")["results"]?.array ?? []
    #expect(all.count > 1)
    let best = try installation.json("./kb search 'tenure importance' --docs docs --json --min-score 0.9")
    #expect(best["results"]?.array?.count == all.count { ($0["score"]?.double ?? 0) >= 0.9 })
    let none = try search(#"tenure --filter '{"team": "nobody"}'"#)
    #expect(
      none.status == 0 && none.output.isEmpty
        && none.errors == "no passage found in what the filter keeps of 3 chunks\n")
  }

  @Test func `The score card tells both rankings and what was searched`() throws {
    let outcome = try search(#"'tenure importance' --explain --filter '{"team": "growth"}'"#)
    #expect(outcome.output.contains("BM25 ") && outcome.output.contains("similarity "))
    #expect(
      outcome.output.hasSuffix("searched 1 of 3 chunks, version 1\nvectors by elements with 1 thread: 1 scored\n"))
  }

  @Test func `The scan that is asked for is taken, and changes nothing but what explains it`() throws {
    let auto = try installation.json("./kb search 'tenure importance' --docs docs --json")
    for path in ["elements", "codes"] {
      let found = try installation.json("./kb search 'tenure importance' --docs docs --json --explain --scan \(path)")
      #expect(found["results"] == auto["results"])
      #expect(found["searched"]?["scan"]?["path"]?.string == path)
      #expect(found["searched"]?["scan"]?[path == "codes" ? "bounded" : "scored"] == 3)
    }
    let none = try installation.json(#"./kb search tenure --docs docs --json --explain --filter '{"team": "nobody"}'"#)
    #expect(none["searched"]?["scan"] == .null && none["searched"]?["chunks"] == 0)
    #expect(try search("tenure --scan fast").status == 2)
    #expect(try search("--queries questions.jsonl --explain").errors.contains("--explain with one question"))
  }

  @Test func `A changed document is found at once, and one line says that it was synced`() throws {
    #expect(try search("churn").errors.hasPrefix("synced 3 documents → 3 chunks in "))
    try installation.directory.write("Refunds take five days.", to: "docs/refunds.txt")
    #expect(try !search("refunds --no-sync").output.contains("refunds.txt"))
    let outcome = try search("refunds")
    #expect(outcome.errors.hasPrefix("synced 1 document → 1 chunk in "))
    #expect(outcome.errors.split(separator: "\n").count == 1)
    #expect(outcome.output.contains("refunds.txt"))
    #expect(try search("refunds").errors.isEmpty)
  }

  @Test func `Without an index and without a sync there is nothing to search: exit code 3`() throws {
    let outcome = try search("churn --no-sync")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("kb sync"))
  }

  @Test func `An index that cannot be written is searched as it is, with a warning`() throws {
    #expect(try search("churn --state state").status == 0)
    try installation.directory.write("Refunds take five days.", to: "docs/refunds.txt")
    // A file in the place of a folder stops every user, also one whom permissions do not.
    _ = try installation.run("rm -rf state/scratch && touch state/scratch")
    let outcome = try search("churn --state state")
    #expect(outcome.status == 0 && outcome.output.contains("churn.json"))
    #expect(outcome.errors.hasPrefix("warning: the index could not be brought up to date, this is version 1: "))
  }

  @Test func `Nobody reading on is no error, and off a terminal there is no colour`() throws {
    let outcome = try installation.run(
      "{ ./kb search tenure --docs docs; echo \"exit $?\" >&2; } 2>err | head -1; tail -1 err")
    #expect(outcome.output.hasPrefix("1  "))
    #expect(outcome.output.hasSuffix("exit 0\n"))
    #expect(!outcome.output.contains("\u{1B}"))
  }
}
