import Retrieval
import TestSupport
import Testing

@Suite struct `Ranking metrics` {
  @Test func `Every figure is pytrec_eval's, with ties, gaps and grades`() throws {
    let (judgements, run) = Self.example()
    let folder = try TemporaryDirectory()
    try folder.write(try run.text(tag: "kb"), to: "run.trec")
    let rows = judgements.questions.flatMap { question in
      judgements[question].sorted { $0.key < $1.key }.map { "\(question)\t\($0.key)\t\($0.value)\n" }
    }
    try folder.write(rows.joined(), to: "qrels.tsv")
    let output = try PythonScript(name: "evaluate_run.py").output([
      "\(folder.path)/qrels.tsv", "\(folder.path)/run.trec",
    ])
    let report = EvaluationReport(of: run, judgements: judgements)
    var compared = 0
    for line in output.split(separator: "\n") {
      let columns = line.split(separator: "\t").map(String.init)
      let expected = columns.dropFirst().compactMap(Double.init)
      let metrics = try #require(report.questions[columns[0]])
      let found = [metrics.ndcgAt10, metrics.recallAt10, metrics.recallAt100, metrics.reciprocalRank]
      for (left, right) in zip(expected, found) { #expect(abs(left - right) < 1e-9, "\(line) against \(found)") }
      compared += expected.count
    }
    #expect(compared >= 4 * 100)
  }

  /// Random questions of which some have no answers, some no relevant document, and most equal scores.
  private static func example() -> (RelevanceJudgements, RankedRun) {
    var random = SplitMix64(seed: 99)
    var judgements = RelevanceJudgements()
    var run = RankedRun()
    for question in 0..<130 {
      let documents = (0..<200).map { "d\($0)" }.shuffled(using: &random)
      let judged = Int.random(in: 1...40, using: &random)
      judgements.grades["q\(question)"] = Dictionary(
        uniqueKeysWithValues: documents.prefix(judged).map { ($0, Int.random(in: -1...3, using: &random)) })
      guard question % 10 != 0 else { continue }
      let found = documents.shuffled(using: &random).prefix(Int.random(in: 1...150, using: &random))
      run.entries["q\(question)"] = found.map {
        RankedRun.Entry(document: $0, score: Double(Int.random(in: 0...20, using: &random)) / 7)
      }
    }
    return (judgements, run)
  }

  @Test func `Figures worked out by hand come out`() {
    let metrics = RankingMetrics(ranking: ["x", "a", "b"], grades: ["a": 1, "b": 2, "c": 1, "x": 0])
    let gained = 0.6309297535714575 + 2 * 0.5
    let ideal = 2 + 0.6309297535714575 + 0.5
    #expect(abs(metrics.ndcgAt10 - gained / ideal) < 1e-12)
    #expect(abs(metrics.recallAt10 - 2.0 / 3) < 1e-12)
    #expect(metrics.reciprocalRank == 0.5)
  }

  @Test func `Without relevant documents or answers all figures are 0`() {
    #expect(RankingMetrics(ranking: ["a"], grades: [:]) == RankingMetrics())
    #expect(RankingMetrics(ranking: ["a"], grades: ["a": 0, "b": -1]) == RankingMetrics())
    #expect(RankingMetrics(ranking: [], grades: ["a": 1]) == RankingMetrics())
    #expect(RankingMetrics(mean: []) == RankingMetrics())
  }

  @Test func `A judged question that the run lacks counts as 0 in the mean`() {
    let judgements = RelevanceJudgements(["q1": ["a": 1], "q2": ["a": 1]])
    let run = RankedRun(["q1": [RankedRun.Entry(document: "a", score: 1)], "q3": []])
    let report = EvaluationReport(of: run, judgements: judgements)
    #expect(report.mean.ndcgAt10 == 0.5)
    #expect(report.questions.keys.sorted() == ["q1", "q2"])
  }

  @Test func `A run is written in TREC's format and refuses what that cannot hold`() throws {
    let run = RankedRun(["q": [.init(document: "a", score: 0.5), .init(document: "b", score: 2)]])
    #expect(try run.text(tag: "kb") == "q Q0 b 1 2.0 kb\nq Q0 a 2 0.5 kb\n")
    #expect(throws: EvaluationError.self) { try run.text(tag: "k b") }
    #expect(throws: EvaluationError.self) { try RankedRun(["q": [.init(document: "", score: 1)]]).text(tag: "kb") }
  }
}
