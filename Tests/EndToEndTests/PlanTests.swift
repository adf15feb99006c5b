import JSON
import TestSupport
import Testing

@Suite struct PlanTests {
  let installation: Installation

  init() throws {
    installation = try Installation()
    try installation.writeDocuments()
  }

  @Test func `A check exits with 2 and one line when a sync would change something, with 0 afterwards`() throws {
    let stale = try installation.kb("plan", "--check", "--docs", "docs")
    #expect(stale.status == 2 && stale.output == "stale: 3 new\n" && stale.errors.isEmpty)
    _ = try installation.kb("sync", "--docs", "docs")
    let fresh = try installation.kb("plan", "--check", "--docs", "docs")
    #expect(fresh.status == 0 && fresh.output == "up to date\n")
    _ = try installation.run("rm docs/schema.md; echo 'more,0.1' >>docs/features.csv")
    let changed = try installation.kb("plan", "--check", "--docs", "docs", "--json")
    #expect(changed.status == 2 && changed.output == "{\"stale\":true}\n")
  }

  @Test func `A plan changes nothing and tells what would be embedded and what it costs`() throws {
    let plan = try installation.json("./kb plan --docs docs --json")
    #expect(
      plan.object?.keys == [
        "stale", "rebuild_reason", "unchanged_documents", "embedding", "changes", "diagnostics",
      ])
    #expect(plan["embedding"]?["calls"] == 3 && plan["embedding"]?["usd"] == 0)
    #expect(try installation.kb("inspect", "--docs", "docs").status == 3)
  }

  @Test func `The difference shows the chunks that come and go, with their texts`() throws {
    _ = try installation.kb("sync", "--docs", "docs")
    try installation.directory.write(#"{"model": "churn", "metric": "recall", "value": 0.99}"#, to: "docs/churn.json")
    _ = try installation.run("rm docs/schema.md")
    let outcome = try installation.kb("plan", "--diff", "--docs", "docs")
    #expect(outcome.output.contains("~ churn.json  modified  chunks +0 −0 ~1\n"))
    #expect(outcome.output.contains("\n  - value: 0.42\n"))
    #expect(outcome.output.contains("\n  + value: 0.99\n"))
    #expect(outcome.output.contains("- schema.md  deleted  chunks +0 −1 ~0\n"))
    #expect(outcome.output.contains("stale: 1 modified, 1 deleted\n"))
    let changes = try installation.json("./kb plan --diff --json --docs docs")["changes"]?.array ?? []
    #expect(changes.map { $0["kind"] } == ["modified", "deleted"])
    #expect(changes.first?["chunks"]?[0]?["change"] == "changed")
    #expect(changes.last?["chunks"]?[0]?["old_text"]?.string?.contains("Months since") == true)
  }

  @Test func `Another chunking is a reason to index everything anew, and the plan names it`() throws {
    _ = try installation.kb("sync", "--docs", "docs")
    let chunking = #"{"chunkingStrategy": "NONE"}"#
    let plan = try installation.json("KB_CHUNKING='\(chunking)' ./kb plan --json --docs docs")
    #expect(plan["rebuild_reason"]?.string?.hasPrefix("the chunking changed from ") == true)
    #expect(plan["changes"]?.array?.map { $0["kind"] } == ["reindexed", "reindexed", "reindexed"])
    #expect(plan["stale"] == true)
  }
}
