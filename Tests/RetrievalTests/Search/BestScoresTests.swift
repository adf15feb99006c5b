import TestSupport
import Testing

@testable import Retrieval

@Suite struct `Best scores` {
  @Test func `The best are those of a full sort, ties by key, in any order of insertion`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<300 {
      let items = (0..<Int.random(in: 0...60, using: &random)).map { key in
        (key: key, score: Double(Int.random(in: 0...6, using: &random)))
      }
      let capacity = Int.random(in: 0...20, using: &random)
      var best = BestScores<Int>(capacity: capacity)
      for item in items.shuffled(using: &random) { best.insert(item.key, score: item.score) }
      let expected = items.sorted { ($1.score, $0.key) < ($0.score, $1.key) }.prefix(capacity)
      #expect(best.ranked.map(\.key) == expected.map(\.key))
    }
  }

  @Test func `A score that is not a number is never kept`() {
    var best = BestScores<Int>(capacity: 2)
    best.insert(1, score: .nan)
    best.insert(2, score: -.infinity)
    #expect(best.ranked.map(\.key) == [2])
  }

  @Test func `The threshold is the worst score kept once there is no room`() {
    var best = BestScores<Int>(capacity: 2)
    best.insert(1, score: 5)
    #expect(best.threshold == nil)
    best.insert(2, score: 3)
    best.insert(3, score: 4)
    #expect(best.threshold == 4)
    #expect(BestScores<Int>(capacity: -1).threshold == nil)
  }
}
