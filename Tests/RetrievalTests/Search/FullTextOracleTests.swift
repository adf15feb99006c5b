import SQLite
import TestSupport
import Testing

@testable import Retrieval

@Suite struct `SQLite's full-text search as an oracle` {
  private static let vocabulary = 3_000

  /// The places of words by Zipf's law, cumulated.
  private static let cumulated: [Double] = {
    var sum = 0.0
    return (1...vocabulary).map { rank in
      sum += 1 / Double(rank)
      return sum
    }
  }()

  /// A random word that is not among the commonest.
  private static func word(after commonest: Int = 0, using generator: inout SplitMix64) -> String {
    let least = commonest > 0 ? cumulated[commonest - 1] : 0
    let place = Double.random(in: least..<(cumulated.last ?? 1), using: &generator)
    var (low, high) = (0, vocabulary - 1)
    while low < high {
      let middle = (low + high) / 2
      if cumulated[middle] > place { high = middle } else { low = middle + 1 }
    }
    return "w\(low)"
  }

  private static func database(of rows: [[String: Int]]) throws -> Database {
    let database = try Database(":memory:", access: .write)
    try database.execute("create virtual table chunks using fts5(text, content=''); begin")
    let insert = try database.prepare("insert into chunks(rowid, text) values (?, ?)")
    for (row, terms) in rows.enumerated() {
      let text = terms.map { repeatElement($0.key, count: $0.value).joined(separator: " ") }.joined(separator: " ")
      try insert.bind(.integer(Int64(row)), at: 1)
      try insert.bind(.text(text), at: 2)
      _ = try insert.step()
      insert.reset()
    }
    try database.execute("commit; insert into chunks(chunks) values ('optimize')")
    return database
  }

  @Test func `At least 95 of 100 of the ten best rows are among ours`() throws {
    var generator = SplitMix64(seed: 21)
    var rows = try TermCorpus.randomRows(1_500, using: &generator)
    for index in rows.indices {
      var terms: [String: Int] = [:]
      for _ in 0..<Int.random(in: 30...90, using: &generator) {
        terms[Self.word(using: &generator), default: 0] += 1
      }
      rows[index].terms = terms
      rows[index].length = terms.values.reduce(0, +)
    }
    let corpus = try TermCorpus(rows, startingAt: [0, 400])
    let database = try Self.database(of: rows.map(\.terms))
    let select = try database.prepare("select rowid from chunks where chunks match ? order by rank limit 10")
    let addresses = corpus.snapshot.segments.enumerated().flatMap { index, live in
      (0..<live.segment.rowCount).map { RowAddress(segment: index, row: $0) }
    }
    var (shared, total) = (0, 0)
    for _ in 0..<150 {
      // To words that half of the rows have SQLite gives no weight, we a little.
      let count = Int.random(in: 1...6, using: &generator)
      let words = Set((0..<count).map { _ in Self.word(after: 40, using: &generator) })
      let question = Dictionary(uniqueKeysWithValues: words.map { ($0, 1) })
      try select.bind(.text(words.map { "\"\($0)\"" }.joined(separator: " OR ")), at: 1)
      var theirs: [RowAddress] = []
      while try select.step() { theirs.append(addresses[select.int(at: 0)]) }
      select.reset()
      let scores = try TermScores(question: question, in: corpus.snapshot, function: BM25())
      let ours = try scores.best(10, among: try corpus.snapshot.select())
      #expect(ours.count == theirs.count)
      // Of equal scores either may be taken.
      let worst = ours.last?.score ?? 0
      shared += scores.scores(at: theirs).filter { $0 >= worst }.count
      total += theirs.count
    }
    #expect(total > 500)
    #expect(Double(shared) >= 0.95 * Double(total), "\(shared) of \(total)")
  }
}
