import Retrieval
import TestSupport
import Testing

@Suite struct `Score fusion` {
  private func candidate(_ key: String, _ similarity: Double, _ bm25: Double) -> SearchCandidate<String> {
    SearchCandidate(key: key, similarity: similarity, bm25: bm25)
  }

  @Test func `The fused score is the weighted sum of both scores over their best`() throws {
    let ranked = ScoreFusion(similarityWeight: 0.4).rank(
      [candidate("a", 0.2, 10), candidate("b", 0.8, 5), candidate("c", 0.4, 0)], limit: 5)
    #expect(ranked.map(\.key) == ["a", "b", "c"].sorted { order($0) < order($1) })
    let scores = Dictionary(uniqueKeysWithValues: ranked.map { ($0.key, $0.scores.fused) })
    #expect(abs((scores["a"] ?? 0) - (0.4 * 0.25 + 0.6)) < 1e-12)
    #expect(abs((scores["b"] ?? 0) - (0.4 + 0.3)) < 1e-12)
    #expect(abs((scores["c"] ?? 0) - 0.2) < 1e-12)
  }

  private func order(_ key: String) -> Int { ["a": 0, "b": 0, "c": 1][key] ?? 2 }

  @Test func `Cards carry both scores and both ranks`() throws {
    let ranked = ScoreFusion(similarityWeight: 0.5).rank(
      [candidate("a", 0.2, 10), candidate("b", 0.8, 0), candidate("c", 0.4, 5)], limit: 3)
    let cards = Dictionary(uniqueKeysWithValues: ranked.map { ($0.key, $0.scores) })
    #expect(cards["a"]?.similarityRank == 3 && cards["a"]?.bm25Rank == 1)
    #expect(cards["b"]?.similarityRank == 1 && cards["b"]?.bm25Rank == nil && cards["b"]?.bm25 == 0)
    #expect(cards["c"]?.similarityRank == 2 && cards["c"]?.bm25Rank == 2 && cards["c"]?.similarity == 0.4)
  }

  @Test func `Ranks end with the candidates that are looked at`() {
    let many = (0..<150).map { candidate(String(1000 + $0), 1 - Double($0) / 1000, 1) }
    let ranked = ScoreFusion(similarityWeight: 1).rank(many, limit: 150)
    #expect(ranked.count == 150)
    #expect(ranked.last?.scores.similarityRank == 150)
    let few = ScoreFusion(similarityWeight: 0).rank(many.reversed() + [candidate("0", 0, 2)], limit: 1)
    #expect(few.first?.key == "0" && few.first?.scores.similarityRank == nil)
  }

  @Test(arguments: [(0, 100), (1, 100), (20, 100), (21, 105), (100, 500), (-5, 100), (Int.max, Int.max / 5 * 5)])
  func `Five times as many candidates as results are looked at, at least 100`(limit: Int, count: Int) {
    #expect(ScoreFusion.candidateCount(forLimit: limit) == count)
  }

  @Test func `Without a matching word the similarity alone decides`() {
    let ranked = ScoreFusion(similarityWeight: 0.35).rank([candidate("a", 0.1, 0), candidate("b", 0.3, 0)], limit: 2)
    #expect(ranked.map(\.key) == ["b", "a"])
    #expect(abs((ranked.first?.scores.fused ?? 0) - 0.35) < 1e-12)
  }

  @Test func `Equal scores are ordered by key`() {
    let equal = ["d", "b", "a", "c"].map { candidate($0, 0.5, 2) }
    #expect(ScoreFusion().rank(equal, limit: 3).map(\.key) == ["a", "b", "c"])
    #expect(ScoreFusion().rank(equal, limit: 3).allSatisfy { $0.scores.fused == 1 })
  }

  @Test func `A candidate that has nothing in common with the question is left out`() {
    let ranked = ScoreFusion().rank(
      [candidate("a", -0.2, 0), candidate("b", 0, 0), candidate("c", .nan, .infinity)], limit: 3)
    #expect(ranked.isEmpty)
    #expect(ScoreFusion().rank([SearchCandidate<String>](), limit: 3).isEmpty)
  }

  @Test func `A minimum score and a limit cut the list`() {
    let candidates = [candidate("a", 1, 1), candidate("b", 0.5, 0.5), candidate("c", 0.1, 0.1)]
    #expect(ScoreFusion().rank(candidates, limit: 10, minimumScore: 0.5).map(\.key) == ["a", "b"])
    #expect(ScoreFusion().rank(candidates, limit: 1).map(\.key) == ["a"])
    #expect(ScoreFusion().rank(candidates, limit: 0).isEmpty)
  }

  @Test(arguments: [(-1.0, 0.0), (2.0, 1.0), (.nan, 0.0), (0.25, 0.25)])
  func `The weight is brought into 0 to 1`(given: Double, used: Double) {
    #expect(ScoreFusion(similarityWeight: given).similarityWeight == used)
  }

  @Test func `The outcome does not depend on the order of the candidates`() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<100 {
      let candidates = (0..<40).map { number in
        candidate(
          "k\(number)", Double(Int.random(in: -2...4, using: &random)) / 4,
          Double(Int.random(in: 0...3, using: &random)))
      }
      let first = ScoreFusion().rank(candidates, limit: 10)
      #expect(ScoreFusion().rank(candidates.shuffled(using: &random), limit: 10) == first)
    }
  }
}
