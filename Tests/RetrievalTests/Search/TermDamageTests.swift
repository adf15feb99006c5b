import CKernels
import Storage
import TestSupport
import Testing

@testable import Retrieval

@Suite struct `Damaged postings` {
  private let corpus: TermCorpus
  private let bytes: [UInt8]
  private let header: SegmentHeader

  init() throws {
    var generator = SplitMix64(seed: 31)
    corpus = try TermCorpus(try TermCorpus.randomRows(2_500, using: &generator))
    let segment = try #require(corpus.snapshot.segments.first?.segment)
    bytes = segment.bytes.array
    header = segment.header
  }

  private func offset(_ kind: SectionKind) -> Int { header.sections[Int(kind.rawValue) - 1].offset }

  /// The snapshot with other bytes in its segment.
  private func snapshot(_ bytes: [UInt8]) throws -> Snapshot {
    let live = try #require(corpus.snapshot.segments.first)
    let segment = try Segment(
      vectors: StoredBytes(bytes), key: "v", text: live.segment.text.bytes, textKey: live.segment.text.key)
    return Snapshot(
      manifest: corpus.snapshot.manifest,
      segments: [LiveSegment(segment: segment, entry: live.entry, live: live.live)], manifestHash: "")
  }

  private func find(_ terms: [String: Int], in snapshot: Snapshot, path: kb_path) throws -> [TermMatch] {
    try TermScores(question: terms, in: snapshot, function: BM25()).best(10, among: try snapshot.select(), path: path)
  }

  private static func set(_ value: UInt32, at place: Int, of bytes: inout [UInt8]) {
    for byte in 0..<4 { bytes[place + byte] = UInt8(truncatingIfNeeded: value >> (8 * UInt32(byte))) }
  }

  @Test(arguments: ["w0", "w1", "w40"], [KB_PATH_BEST.rawValue, KB_PATH_PORTABLE.rawValue])
  func `A posting out of order, of no row or without an occurrence is damage wherever it stands`(
    term: String, path: UInt32
  ) throws {
    let segment = try #require(corpus.snapshot.segments.first?.segment)
    let range = try segment.postingRange(of: Array(term.utf8))
    let postings = try segment.postings(of: term)
    let rowCount = UInt32(segment.rowCount)
    let last = range.count - 1
    for index in [0, 1, 2, 3, 4, 5, 6, 7, last / 2, last / 2 + 1, last / 2 + 2, last / 2 + 3, last - 1, last] {
      let place = offset(.postings) + 8 * (range.lowerBound + index)
      var changes: [(UInt32, at: Int)] = [(rowCount, place), (UInt32.max, place), (0, place + 4)]
      if index > 0 { changes += [(0, place), (postings[index - 1].row, place)] }
      for change in changes {
        var changed = bytes
        Self.set(change.0, at: change.at, of: &changed)
        let damaged = try snapshot(changed)
        let error = #expect(throws: StorageError.self, "\(index): \(change)") {
          try find([term: 1, "w2": 1, "w59": 1], in: damaged, path: kb_path(path))
        }
        #expect(error?.code == .damaged)
      }
    }
  }

  @Test(arguments: 0..<6)
  func `Hostile bytes are errors or wrong scores, never rows that are not there`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let kinds: [SectionKind] = [.postings, .termPostings, .lengths, .chunkIDs, .terms]
    for _ in 0..<20 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...300, using: &generator) {
        let kind = kinds.randomElement(using: &generator) ?? .postings
        let size = header.sections[Int(kind.rawValue) - 1].size
        let value = [0, 1, 2_047, 2_048, 2_499, 2_500, .max, UInt32.random(in: 0...3_000, using: &generator)]
        Self.set(
          value.randomElement(using: &generator) ?? 0,
          at: offset(kind) + Int.random(in: 0..<size / 4, using: &generator) * 4, of: &changed)
      }
      guard let hostile = try? snapshot(changed) else { continue }
      var rows = RowSet(none: 2_500)
      for _ in 0..<40 { rows.insert(Int.random(in: 0..<2_500, using: &generator)) }
      let terms = Dictionary(uniqueKeysWithValues: (0..<60).map { ("w\($0)", 1) })
      for set in [nil, rows] {
        let selection = RowSelection(sets: [set], count: set?.count ?? 2_500)
        for path in [KB_PATH_BEST, KB_PATH_PORTABLE] {
          guard let scores = try? TermScores(question: terms, in: hostile, function: BM25()) else { continue }
          _ = scores.scores(at: rows.map { RowAddress(segment: 0, row: $0) })
          guard let found = try? scores.best(50, among: selection, path: path) else { continue }
          #expect(found.allSatisfy { selection.contains($0.address) && $0.address.row < 2_500 && $0.score > 0 })
        }
      }
    }
  }

  @Test func `Both paths give the same bits`() throws {
    for terms in [["w0": 1], ["w0": 2, "w1": 1, "w2": 1, "w3": 1, "w30": 1], ["w50": 1, "w59": 3]] {
      let found = try find(terms, in: corpus.snapshot, path: KB_PATH_BEST)
      #expect(try find(terms, in: corpus.snapshot, path: KB_PATH_PORTABLE) == found)
      #expect(found.count == 10)
    }
  }
}
