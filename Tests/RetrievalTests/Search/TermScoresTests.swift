import TestSupport
import Testing

@testable import Retrieval

@Suite struct `Ranking by terms` {
  private static let questions: [[String: Int]] = [
    [:], ["w0": 1], ["absent": 2], ["w0": 1, "w1": 3, "w2": 1, "w5": 1, "w20": 1, "w40": 2, "w59": 1, "absent": 1],
    ["w30": 1, "w45": 1],
  ]

  /// Where segments start: one, several, an empty one among them.
  private static func layouts(_ count: Int) -> [[Int]] {
    [[0], [0, count / 3, count / 3, count - count / 5], [0, min(1, count), (count + 1) / 2]]
  }

  private static let sizes: [(count: Int, liveShare: Double)] = [
    (0, 1), (1, 1), (63, 0.97), (64, 1), (65, 0.3), (300, 1), (300, 0.3), (4_200, 0.97),
  ]

  @Test(arguments: sizes)
  func `Scores and order are those of the formula to the bit, however rows are cut, deleted and filtered`(
    count: Int, liveShare: Double
  ) throws {
    var generator = SplitMix64(seed: UInt64(count) &+ UInt64(liveShare * 100))
    let rows = try TermCorpus.randomRows(count, liveShare: liveShare, using: &generator)
    let filters: [Set<ChunkID>?] =
      [nil, []]
      + [0.004, 0.05, 0.5, 0.99].map { share in
        Set(rows.filter { _ in Double.random(in: 0..<1, using: &generator) < share }.map(\.id))
      } + [Set(rows[(count / 2)..<(count / 2 + count / 10)].map(\.id))]
    let corpora = try Self.layouts(count).map { try TermCorpus(rows, startingAt: $0) }
    for question in Self.questions {
      for filter in filters {
        let expected = TermCorpus.search(rows, for: question) { filter?.contains($0) ?? true }
        for corpus in corpora {
          let selection = try corpus.select(filter)
          for limit in filter == nil ? [-1, 0, 1, 3, count, count + 7, Int.max] : [10] {
            let found = try corpus.snapshot.bestMatches(of: question, among: selection, limit: limit)
            #expect(
              found.map { TermCorpus.Score(id: $0.chunkID, score: $0.score) } == Array(expected.prefix(max(0, limit))))
          }
        }
      }
    }
  }

  @Test(arguments: [5, 300, 2_100])
  func `A row has the same score by itself as in the search`(count: Int) throws {
    var generator = SplitMix64(seed: 11)
    let rows = try TermCorpus.randomRows(count, liveShare: 0.8, using: &generator)
    for layout in Self.layouts(count) {
      let corpus = try TermCorpus(rows, startingAt: layout)
      for question in Self.questions {
        let scores = try TermScores(question: question, in: corpus.snapshot, function: BM25())
        let found = try scores.best(count, among: try corpus.snapshot.select())
        let wanted = found.shuffled(using: &generator) + found.prefix(3)
        #expect(scores.scores(at: wanted.map(\.address)) == wanted.map(\.score))
        let live = rows.filter(\.isLive).count
        let all = corpus.snapshot.segments.enumerated().flatMap { index, live in
          (0..<live.segment.rowCount).filter(live.isLive).map { RowAddress(segment: index, row: $0) }
        }
        #expect(scores.scores(at: all).filter { $0 == 0 }.count == live - found.count)
      }
    }
  }

  @Test func `Rows that the snapshot does not have score nothing`() throws {
    var generator = SplitMix64(seed: 12)
    let corpus = try TermCorpus(try TermCorpus.randomRows(70, using: &generator), startingAt: [0, 30])
    let scores = try TermScores(question: ["w0": 1], in: corpus.snapshot, function: BM25())
    let strange = [(-1, 0), (0, -1), (0, 30), (1, 40), (2, 0), (0, .max), (.max, .max)]
    #expect(scores.scores(at: strange.map { RowAddress(segment: $0.0, row: $0.1) }).allSatisfy { $0 == 0 })
    #expect(scores.scores(at: []).isEmpty)
  }

  @Test func `Other parameters give the formula's scores, too`() throws {
    var generator = SplitMix64(seed: 13)
    let rows = try TermCorpus.randomRows(300, using: &generator)
    let corpus = try TermCorpus(rows, startingAt: [0, 100])
    for function in [BM25(k1: 0, b: 0), BM25(k1: 2.5, b: 1), BM25(k1: .infinity, b: 0.5), BM25(k1: -1, b: 0.75)] {
      let expected = TermCorpus.search(rows, for: ["w0": 1, "w3": 2], among: { _ in true }, function: function)
      let found = try corpus.snapshot.bestMatches(
        of: ["w3": 2, "w0": 1], among: try corpus.snapshot.select(), limit: 300, function: function)
      #expect(found.map { TermCorpus.Score(id: $0.chunkID, score: $0.score) } == expected)
    }
  }

  @Test func `A term weighs by the valid rows alone`() throws {
    var generator = SplitMix64(seed: 14)
    for share in [1, 0.99, 0.5, 0.01, 0] {
      let rows = try TermCorpus.randomRows(400, liveShare: share, using: &generator)
      let corpus = try TermCorpus(rows, startingAt: [0, 7, 200])
      let scores = try TermScores(question: ["w0": 1, "w50": 1], in: corpus.snapshot, function: BM25())
      for term in ["w0", "w50"] {
        let matching = rows.filter { $0.isLive && $0.terms[term] != nil }.count
        let total = rows.filter(\.isLive).count
        #expect(scores.weight(of: term) == BM25().inverseDocumentFrequency(matching: matching, total: total))
      }
      #expect(scores.weight(of: "w1") == nil)
    }
  }
}
