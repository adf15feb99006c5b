import TestSupport
import Testing

@testable import Retrieval

@Suite struct NearestTests {
  private let generous = ScanPlanner(threads: 3)

  /// The same rows in one segment, in many, and in many with others that are deleted.
  private static func snapshots() async throws -> [Snapshot] {
    let documents = (0..<40).map { ("d\($0)", 1, 1 + $0 % 9) }
    let whole = try SampleIndex()
    let one = try await whole.index.commit(whole.change(adding: documents), onto: nil)
    let parts = try SampleIndex()
    var many: Snapshot?
    for start in stride(from: 0, to: documents.count, by: 7) {
      many = try await parts.index.commit(
        parts.change(adding: Array(documents[start..<min(start + 7, documents.count)])), onto: many)
    }
    let edited = try SampleIndex()
    var late: Snapshot?
    for step in 0..<4 {
      let names = documents.filter { Int($0.0.dropFirst()) ?? 0 >= 10 * step }
      let added = names.prefix(step == 3 ? 10 : 12).map { ($0.0, $0.1, $0.2) }
      late = try await edited.index.commit(edited.change(adding: added + [("gone\(step)", 1, 5)]), onto: late)
    }
    let last = try await edited.index.commit(
      edited.change(adding: [], removing: (0..<4).map { "gone\($0)" }), onto: late)
    return [one, try #require(many), last]
  }

  private static func queries(_ count: Int) -> [[Float]] {
    var generator = SplitMix64(seed: 4)
    return (0..<count).map { _ in (0..<SampleIndex.dimensions).map { _ in Float.random(in: -3...3, using: &generator) }
    }
  }

  private static func texts(_ rows: [[SimilarRow]]) -> [[String]] {
    rows.map { $0.map { "\($0.chunkID) \($0.similarity.bitPattern)" } }
  }

  @Test func `Segments, deletions, batches, paths and threads change no bit of a result`() async throws {
    let snapshots = try await Self.snapshots()
    let queries = Self.queries(6)
    let filters: [Filter?] = [nil, .attribute("model", .equals(.string("churn"))), .attribute("year", .exists(false))]
    for limit in [1, 10, 1_000] {
      for filter in filters {
        let first = try snapshots[0].nearest(to: queries, among: snapshots[0].select(filter), limit: limit)
        for snapshot in snapshots {
          let selection = try snapshot.select(filter)
          for path in [nil, ScanPath.elements, .codes] {
            let planner = ScanPlanner(threads: 3, path: path)
            let found = try snapshot.nearest(to: queries, among: selection, limit: limit, planner: planner)
            #expect(Self.texts(found) == Self.texts(first))
            let alone = try queries.map {
              try snapshot.nearest(to: $0, among: selection, limit: limit, planner: planner)
            }
            #expect(alone == found)
          }
        }
      }
    }
  }

  @Test func `The similarity of a row has the bits that a search gives it`() async throws {
    for snapshot in try await Self.snapshots() {
      for query in Self.queries(3) {
        let found = try snapshot.nearest(to: query, among: snapshot.select(), limit: 50)
        let similarities = try snapshot.similarities(to: query, at: found.map(\.address))
        #expect(similarities.map(\.bitPattern) == found.map(\.similarity.bitPattern))
        for row in found { #expect(try snapshot.segment(of: row.address).chunkID(row.address.row) == row.chunkID) }
      }
    }
  }

  @Test func `As many rows come back as are selected, up to the limit`() async throws {
    for snapshot in try await Self.snapshots() {
      let selection = try snapshot.select(.attribute("model", .equals(.string("ltv"))))
      #expect(selection.count > 3)
      for limit in [-1, 0, 1, 3, selection.count, selection.count + 1, .max] {
        let found = try snapshot.nearest(to: Self.queries(2), among: selection, limit: limit)
        #expect(found.map(\.count) == Array(repeating: max(0, min(limit, selection.count)), count: 2))
        #expect(found.joined().allSatisfy { selection.contains($0.address) })
      }
    }
  }

  @Test func `A report tells the path and how many rows were looked at`() async throws {
    for snapshot in try await Self.snapshots() {
      let selection = try snapshot.select()
      let plain = try snapshot.matches(
        for: Self.queries(2), among: selection, limit: 3, planner: ScanPlanner(path: .elements)
      ).report
      #expect(plain.paths == [.elements] && plain.threads == 1 && plain.scored == 2 * selection.count)
      #expect(plain.bounded + plain.refined + plain.rescored == 0)
      let auto = try snapshot.matches(for: Self.queries(2), among: selection, limit: 3, planner: generous).report
      #expect(auto.scored + auto.bounded == 2 * selection.count)
      let coded = try snapshot.matches(
        for: Self.queries(2), among: selection, limit: 3, planner: ScanPlanner(path: .codes)
      ).report
      if snapshot.segments.allSatisfy(\.segment.hasCodes) {
        #expect(coded.paths == [.codes] && coded.bounded == 2 * selection.count && coded.scored == 0)
        #expect(coded.rescored >= 6 && coded.rescored <= coded.refined && coded.refined <= coded.bounded)
      }
    }
  }

  @Test func `Without queries, rows or a limit there is nothing to scan`() async throws {
    let snapshot = try await Self.snapshots()[0]
    let none = try snapshot.select(.any([]))
    #expect(try snapshot.matches(for: [], among: snapshot.select(), limit: 3).rows.isEmpty)
    for (selection, limit) in [(none, 3), (try snapshot.select(), 0)] {
      let matches = try snapshot.matches(for: Self.queries(2), among: selection, limit: limit)
      #expect(matches.rows == [[], []] && matches.report == ScanReport())
    }
  }

  @Test func `Queries of other dimensions or without numbers are errors, in a batch, too`() async throws {
    let snapshot = try await Self.snapshots()[1]
    let selection = try snapshot.select()
    let good = Self.queries(1)[0]
    var infinite = good
    infinite[3] = .infinity
    for bad in [[1], [], good + [0], infinite, infinite.map { _ in .nan }] as [[Float]] {
      #expect(throws: VectorError.self) { try snapshot.nearest(to: bad, among: selection, limit: 1) }
      #expect(throws: VectorError.self) { try snapshot.nearest(to: [good, bad], among: selection, limit: 1) }
      #expect(throws: VectorError.self) { try snapshot.similarities(to: bad, at: []) }
    }
  }

  @Test func `The zero vector is as similar to all rows, which then come in the order of their ids`() async throws {
    for snapshot in try await Self.snapshots() {
      let zero = [Float](repeating: 0, count: SampleIndex.dimensions)
      let found = try snapshot.nearest(to: zero, among: snapshot.select(), limit: 20)
      #expect(found.map(\.chunkID) == found.map(\.chunkID).sorted() && found.allSatisfy { $0.similarity == 0 })
    }
  }
}
