import Cloud
import JSON
import TestSupport
import Testing

@Suite struct CloudConfigurationTests {
  let peers: CloudPeers

  init() throws { peers = try CloudPeers() }

  private func json(_ outcome: ChildProcess.Outcome) throws -> JSONValue {
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONValue(parsing: outcome.output)
  }

  @Test func `A few lines of kb json put index, embeddings and answers on AWS`() async throws {
    let installation = try peers.installation()
    let first = try json(installation.kb("sync", "--json"))
    #expect(first["embeddings_made"] == first["chunks_written"])
    #expect((first["spent"]?["usd"]?.double ?? 0) > 0)
    #expect(first["spent"]?["items"]?[0]?["item"] == "amazon.titan-embed-text-v2:0")
    #expect(try json(installation.kb("sync", "--json"))["embeddings_made"] == 0)
    // Another machine: nothing but the configuration.
    _ = try installation.shell("rm -rf .kb")
    let answer = try json(installation.kb("ask", "--json", "metrics auc_roc?"))
    #expect(answer["model"] == "global.anthropic.claude-sonnet-4-6")
    #expect(answer["answer"]?.string?.contains("0.817") == true)
    #expect(answer["citations"]?[0]?["source"] == "churn_metrics.json")
    #expect(answer["unsupported"] == [])
    let items = answer["spent"]?["items"]?.array?.compactMap { $0["item"]?.string } ?? []
    #expect(items.contains("amazon.titan-embed-text-v2:0") && items.contains("global.anthropic.claude-sonnet-4-6"))
    let trace = try installation.kb("trace", answer["run"]?.string ?? "").output
    #expect(trace.contains("cost") && trace.contains("amazon.titan-embed-text-v2:0"))
    #expect(try await peers.violations() == [])
    #expect(try await peers.operations().contains("ConverseStream"))
  }

  @Test func `A budget refuses before the call that could exceed it`() async throws {
    let installation = try peers.installation()
    let refused = try installation.kb("sync", "--max-usd", "0.0000001")
    #expect(refused.status == 8, "\(refused.errors)")
    #expect(try await peers.operations().isEmpty)
    #expect(try installation.kb("sync").status == 0)
    let before = try await peers.operations().count
    let ask = try installation.kb("ask", "--max-usd", "0.0001", "auc of the churn model?")
    #expect(ask.status == 8, "\(ask.errors)")
    let after = try await peers.operations().dropFirst(before)
    #expect(!after.contains("ConverseStream"))
    #expect(try installation.kb("plan").output.contains("up to date"))
  }

  @Test func `An estimate bounds what the first turn costs, and asks no model`() async throws {
    let installation = try peers.installation()
    _ = try installation.kb("sync")
    let estimate = try json(installation.kb("ask", "--estimate", "--json", "metrics auc_roc?"))
    #expect(try await !peers.operations().contains("ConverseStream"))
    let bound = try #require(estimate["usd"]?.double)
    // One turn looks things up, and gives no answer yet.
    let turn = try installation.kb("ask", "--json", "--max-steps", "1", "metrics auc_roc?")
    let answer = try JSONValue(parsing: turn.output)
    let paid = try #require(answer["usage"]?["usd"]?.double)
    #expect(paid > 0 && paid <= bound)
  }

  @Test func `A plan tells the cost before it is paid`() throws {
    let plan = try json(peers.installation().kb("plan", "--json"))
    let tokens = try #require(plan["embedding"]?["tokens"]?.double)
    #expect(plan["embedding"]?["usd"]?.double == tokens * 0.02 / 1e6)
  }

  @Test func `A retired model is answered with the model to take`() throws {
    var installation = try peers.installation()
    _ = try installation.kb("sync")
    installation.environment["KB_MODEL"] = "anthropic.claude-3-5-sonnet-20240620-v1:0"
    let outcome = try installation.kb("ask", "auc of the churn model?")
    #expect(outcome.status == 3, "\(outcome.errors)")
    #expect(outcome.errors.contains("end of its life") && outcome.errors.contains("claude-sonnet-4-6"))
  }

  @Test func `Without credentials every place that was looked at is named, and no secret`() throws {
    var installation = try peers.installation()
    installation.environment["AWS_ACCESS_KEY_ID"] = nil
    let outcome = try installation.kb("sync")
    #expect([3, 4].contains(outcome.status), "\(outcome.errors)")
    for place in ["environment", "shared configuration", "instance metadata"] {
      #expect(outcome.errors.contains(place))
    }
    #expect(!outcome.errors.contains("EXAMPLEKEY"))
  }

  @Test func `Documents in a bucket are indexed, and cited by their place there`() async throws {
    let installation = try peers.installation()
    let exported = try json(installation.kb("export", "s3://kb-source/team", "--json"))
    #expect(exported["documents"] == 3)
    try installation.directory.write(
      peers.configuration().replacing(#""path": "docs""#, with: #""path": "s3://kb-source/team/""#), to: "kb.json")
    let report = try json(installation.kb("sync", "--json"))
    #expect(report["statistics"]?["numberOfNewDocumentsIndexed"] == 3)
    let passages = try json(installation.kb("search", "--json", "R² of the engagement model"))
    #expect(passages["results"]?[0]?["uri"] == "s3://kb-source/team/engagement.md")
  }

  @Test func `A managed vector index holds what the local one holds, and answers`() throws {
    let vectors = try LoopbackServer("standins/s3vectors.py")
    var installation = try peers.installation(index: "local", more: ["s3vectors": vectors.url])
    let place = "s3vectors://kb-vectors/engagement"
    let first = try json(installation.kb("sync", "--to", place, "--json"))
    #expect(first["publication"]?["vectors_put"] == first["chunks_total"])
    let second = try json(installation.kb("sync", "--to", place, "--json"))
    #expect(second["publication"]?["vectors_put"] == 0)
    installation.environment["KB_INDEX"] = place
    let passages = try json(installation.kb("search", "--json", "R² of the engagement model"))
    #expect(passages["results"]?[0]?["source"]?.string?.contains("engagement.md") == true)
  }

  @Test func `A knowledge base that Bedrock manages is synced by its job and searched`() throws {
    let managed = try LoopbackServer("standins/bedrock_agent.py")
    let installation = try peers.installation(
      index: "bedrock://KB00000001", more: ["bedrock-agent": managed.url, "bedrock-agent-runtime": managed.url])
    let jobs = try json(installation.kb("sync", "--json"))
    #expect(jobs["ingestion_jobs"]?[0]?["status"] == "COMPLETE")
    #expect(try installation.kb("search", "churn", "--json").status == 0)
  }

  @Test func `Doctor names the source of the credentials and prints policies without wildcard actions`() throws {
    let installation = try peers.installation()
    let report = try json(installation.kb("doctor", "--json"))
    let findings = report["findings"]?.array ?? []
    let credentials = findings.first { $0["subject"] == "credentials" }
    #expect(credentials?["detail"]?.string?.contains("AKIDEXAMPLE") == true)
    #expect(!report.text().contains("EXAMPLEKEY"))
    let policies = try json(installation.kb("doctor", "--iam", "--account", "123456789012", "--json"))
    #expect(policies["policies"]?.array?.count ?? 0 >= 3)
    #expect(!policies.text().contains(#""Action":["*"#))
  }
}
