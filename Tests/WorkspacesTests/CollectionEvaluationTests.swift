import Retrieval
import TestSupport
import Testing
import Workspaces

@Suite struct CollectionEvaluationTests {
  let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func outcome(_ dataset: BEIRDataset, depth: Int = 100) async throws -> CollectionEvaluation.Outcome {
    let host = folder.host(environment: ["TMPDIR": folder.path])
    let settings = Configuration(root: folder.local)
    return try await CollectionEvaluation(dataset, settings: settings, host: host).outcome(
      depth: depth, indexed: { _ in }, asked: { _ in })
  }

  private func dataset(ids: [String]) -> BEIRDataset {
    let texts = ["The harbour freezes in winter.", "Bread rises because of yeast.", "Bees dance to show the way."]
    return BEIRDataset(
      documents: zip(ids, texts).map { BEIRDocument(id: $0, text: $1) },
      queries: [BEIRQuery(id: "1", text: "why does bread rise"), BEIRQuery(id: "2", text: "not judged")],
      judgements: RelevanceJudgements(["1": [ids[1]: 1]]))
  }

  @Test func `Only judged questions are asked, and the folder is gone afterwards`() async throws {
    let outcome = try await outcome(dataset(ids: ["a", "b", "c"]))
    #expect(Array(outcome.run.entries.keys) == ["1"])
    #expect(outcome.report.mean.ndcgAt10 == 1)
    #expect(try ChildProcess("/bin/ls", in: folder.path).run([]).output.isEmpty)
  }

  @Test func `The ids of documents have no part in the scores`() async throws {
    let plain = try await outcome(dataset(ids: ["a", "b", "c"]))
    let misleading = try await outcome(dataset(ids: ["bread/rise", "x", "why.bread"]))
    func scores(_ outcome: CollectionEvaluation.Outcome) -> [Double] {
      (outcome.run.entries["1"] ?? []).map(\.score).sorted()
    }
    #expect(scores(plain) == scores(misleading))
  }

  @Test func `A long document counts once, with its best chunk, and does not crowd others out`() async throws {
    let long = (0..<400).map { "Sentence \($0) is about bread that rises." }.joined(separator: " ")
    var dataset = dataset(ids: ["a", "b", "c"])
    dataset.documents.append(BEIRDocument(id: "long", text: long))
    let outcome = try await outcome(dataset, depth: 2)
    #expect(outcome.chunkCount > 10)
    let found = outcome.run.entries["1"] ?? []
    #expect(found.count == 2 && Set(found.map(\.document)) == ["long", "b"])
  }
}
