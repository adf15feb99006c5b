import Storage
import TestSupport

@testable import Retrieval

/// Rows of random terms in an index, and the plainest BM25 over them.
struct TermCorpus {
  /// A row with its terms; one that is not live was deleted.
  struct Row {
    var id: ChunkID
    var terms: [String: Int]
    var length: Int
    var isLive: Bool
  }

  /// A chunk with its score.
  struct Score: Hashable {
    var id: ChunkID
    var score: Double
  }

  struct Unusable: Error {}

  let rows: [Row]
  let snapshot: Snapshot
  private let folder: TemporaryDirectory

  /// The rows in their order, a segment from each of some places on.
  init(_ rows: [Row], startingAt starts: [Int] = [0]) throws {
    let folder = try TemporaryDirectory()
    var live: [LiveSegment] = []
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : rows.count
      live.append(try Self.segment(Array(rows[start..<end]), number: number, folder: folder))
    }
    let settings = IndexSettings(embeddingModel: "none", dimensions: 1, chunking: "NONE")
    let manifest = Manifest(
      version: 1, parent: nil, commitID: String(repeating: "0", count: 32), createdAt: 0, settings: settings,
      segments: live.map(\.entry), documents: ObjectReference(key: "documents", bytes: 0, sha256: ""),
      documentCount: rows.count)
    snapshot = Snapshot(manifest: manifest, segments: live, manifestHash: "")
    self.rows = rows
    self.folder = folder
  }

  private static func segment(_ rows: [Row], number: Int, folder: TemporaryDirectory) throws -> LiveSegment {
    let name = ULID(seconds: Double(number), randomness: [])
    let writer = try SegmentWriter(identifier: name, dimensions: 1, scratch: folder.path)
    for row in rows {
      let written = SegmentRow(
        chunkID: row.id, document: DocumentID(dataSource: "docs", key: row.id.description), uri: "", metadata: [:],
        embeddingKey: row.id.bytes, terms: row.terms, length: row.length, record: [])
      try writer.append(written, vector: StoredVector(elements: [1], norm: 1))
    }
    let sealed = try writer.finish()
    var entry = SegmentEntry(sealed)
    var set = RowSet(none: rows.count)
    for (index, row) in rows.enumerated() where row.isLive { set.insert(index) }
    entry.liveRows = set.count
    entry.liveLength = rows.reduce(0) { $0 + ($1.isLive ? $1.length : 0) }
    return LiveSegment(
      segment: try SampleIndex.open(sealed), entry: entry, live: set.count == rows.count ? nil : set)
  }

  /// Random rows: few terms are common, some rows are copies of others, some lengths are out of the ordinary.
  static func randomRows(
    _ count: Int, vocabulary: Int = 60, liveShare: Double = 1, using generator: inout SplitMix64
  ) throws -> [Row] {
    var rows: [Row] = []
    for number in 0..<count {
      let digits = SHA256.hexadecimal(Array("\(number) \(generator.next())".utf8), digits: 32)
      guard let id = ChunkID(digits) else { throw Unusable() }
      var terms: [String: Int] = [:]
      for _ in 0..<Int.random(in: 0...20, using: &generator) {
        let place = Double.random(in: 0..<1, using: &generator)
        terms["w\(Int(place * place * place * Double(vocabulary)))", default: 0] += 1
      }
      if let copied = rows.randomElement(using: &generator), Int.random(in: 0..<4, using: &generator) == 0 {
        terms = copied.terms
      }
      let extra = Int.random(in: 0..<50, using: &generator) == 0 ? 700 : 0
      rows.append(
        Row(
          id: id, terms: terms, length: terms.values.reduce(extra, +),
          isLive: Double.random(in: 0..<1, using: &generator) < liveShare))
    }
    return rows
  }

  /// The chunks among some that score above 0, best first, as the definition reads.
  static func search(
    _ rows: [Row], for question: [String: Int], among selected: (ChunkID) -> Bool, function: BM25 = BM25()
  ) -> [Score] {
    let live = rows.filter(\.isLive)
    let average = Double(live.reduce(0) { $0 + $1.length }) / Double(max(1, live.count))
    let weights = question.mapValues { _ in 0.0 }.merging(
      question.keys.map { term in
        let matching = live.filter { $0.terms[term] != nil }.count
        return (term, function.inverseDocumentFrequency(matching: matching, total: live.count))
      }, uniquingKeysWith: { $1 })
    let scores = live.filter { selected($0.id) }.map { row in
      let parts = question.sorted { $0.key < $1.key }.map { term, occurrences in
        Double(occurrences)
          * function.score(
            frequency: row.terms[term] ?? 0, length: row.length, averageLength: average,
            inverseDocumentFrequency: weights[term] ?? 0)
      }
      return Score(id: row.id, score: parts.reduce(0, +))
    }
    return scores.filter { $0.score > 0 }.sorted { ($1.score, $0.id) < ($0.score, $1.id) }
  }

  /// The valid rows among some chunks, `nil` for all.
  func select(_ chunks: Set<ChunkID>?) throws -> RowSelection {
    guard let chunks else { return try snapshot.select() }
    let sets = try snapshot.segments.map { live in
      var set = RowSet(none: live.segment.rowCount)
      for row in 0..<live.segment.rowCount where live.isLive(row) {
        if chunks.contains(try live.segment.chunkID(row)) { set.insert(row) }
      }
      return set
    }
    return RowSelection(sets: sets, count: sets.reduce(0) { $0 + $1.count })
  }
}
