import Storage
import TestSupport
import Testing

@testable import Retrieval

@Suite struct SegmentTests {
  let scratch: TemporaryDirectory
  let rows: [SampleIndex.Row]
  let segment: Segment

  init() throws {
    scratch = try TemporaryDirectory()
    rows = try (0..<30).flatMap { try SampleIndex.rows(of: "document-\($0).json", count: 1 + $0 % 7) }
    segment = try SampleIndex.open(try SampleIndex.write(rows, Self.writer(scratch)))
  }

  static func writer(_ scratch: TemporaryDirectory, dimensions: Int = SampleIndex.dimensions) throws -> SegmentWriter {
    try SegmentWriter(
      identifier: ULID(seconds: 1, randomness: [1, 2, 3]), dimensions: dimensions, scratch: scratch.path)
  }

  @Test func `Every row is read as it was written`() throws {
    try segment.verify()
    #expect(segment.rowCount == rows.count)
    for (index, written) in rows.enumerated() {
      #expect(try segment.chunkID(index) == written.row.chunkID)
      #expect(try segment.document(index) == written.row.document)
      #expect(try segment.uri(index) == written.row.uri)
      #expect(try segment.metadata(index) == written.row.metadata)
      #expect(try segment.embeddingKey(index) == written.row.embeddingKey)
      #expect(try segment.length(index) == written.row.length)
      #expect(try segment.record(index) == written.row.record)
      #expect(try segment.vector(index) == StoredVector(normalizing: written.vector))
      #expect(try segment.row(embeddingKey: written.row.embeddingKey) == index)
    }
    #expect(try segment.row(embeddingKey: Array(repeating: 0, count: 16)) == nil)
    #expect(segment.totalLength == rows.reduce(0) { $0 + $1.row.length })
  }

  @Test func `Postings are the rows with the term, with their frequencies`() throws {
    for word in SampleIndex.words + ["absent", "", "größ", "größer"] {
      let expected = rows.enumerated().compactMap { index, written in
        written.row.terms[word].map { Posting(row: UInt32(index), frequency: UInt32($0)) }
      }
      #expect(try segment.postings(of: word) == expected)
    }
    #expect(segment.termCount == Set(rows.flatMap(\.row.terms.keys)).count)
  }

  @Test func `A filter selects the rows that it accepts one by one`() throws {
    let leaves: [Filter] = [
      .attribute("model", .equals(.string("churn"))), .attribute("model", .notEquals(.string("churn"))),
      .attribute("year", .greaterThan(2022)), .attribute("year", .exists(false)),
      .attribute("tags", .listContains("ß")),
      .attribute("absent", .exists(true)), .attribute("absent", .exists(false)),
      .attribute(SegmentWriter.sourceURIAttribute, .startsWith("s3://bucket/document-1")),
      .attribute(SegmentWriter.dataSourceAttribute, .equals(.string("docs"))), .all([]), .any([]),
    ]
    var filters = leaves
    for left in leaves { for right in leaves { filters += [.all([left, right]), .any([left, .all([right])])] } }
    for filter in filters {
      let expected = rows.indices.filter { Self.accepts(filter, rows[$0].row) }
      #expect(Array(try segment.rows(matching: filter)) == expected)
    }
  }

  private static func accepts(_ filter: Filter, _ row: SegmentRow) -> Bool {
    switch filter {
    case .attribute(SegmentWriter.sourceURIAttribute, let predicate): predicate.matches(.string(row.uri))
    case .attribute(SegmentWriter.dataSourceAttribute, let predicate):
      predicate.matches(.string(row.document.dataSource))
    case .attribute(let name, let predicate): predicate.matches(row.metadata[name])
    case .all(let filters): filters.allSatisfy { accepts($0, row) }
    case .any(let filters): filters.contains { accepts($0, row) }
    }
  }

  private func nearest(to query: [Float], among rows: RowSet? = nil, limit: Int) throws -> [SimilarRow] {
    let query = try StoredVector(normalizing: query)
    var search = try VectorSearch([query], dimensions: segment.dimensions, limit: limit)
    try search.scan(segment, number: 3, among: rows)
    return search.rows(of: 0)
  }

  @Test func `The nearest rows are those with the largest dot products`() throws {
    let query = try StoredVector(normalizing: rows[3].vector)
    let found = try nearest(to: rows[3].vector, limit: 1000)
    #expect(found.first?.address == RowAddress(segment: 3, row: 3))
    #expect(found.count == rows.count)
    for hit in found {
      #expect(try segment.similarity(of: hit.address.row, to: query).bitPattern == hit.similarity.bitPattern)
      #expect(try segment.chunkID(hit.address.row) == hit.chunkID)
    }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.similarity >= $1.similarity })
    var set = RowSet(none: rows.count)
    set.insert(5..<9)
    #expect(Set(try nearest(to: query.elements, among: set, limit: 10).map(\.address.row)) == [5, 6, 7, 8])
    #expect(try nearest(to: query.elements, among: RowSet(all: 2), limit: 10).count == 2)
    #expect(try nearest(to: query.elements, among: RowSet(all: 10_000), limit: 1_000).count == rows.count)
  }

  @Test func `Queries and segments of other dimensions are errors`() throws {
    let short = try StoredVector(normalizing: [1])
    #expect(throws: VectorError.self) { try segment.similarity(of: 0, to: short) }
    #expect(throws: VectorError.self) { _ = try VectorSearch([short], dimensions: segment.dimensions, limit: 1) }
    #expect(throws: VectorError.self) {
      var search = try VectorSearch([short], dimensions: 1, limit: 1)
      try search.scan(segment, number: 0)
    }
    for row in [-1, rows.count, .max] {
      #expect(throws: StorageError.self) {
        try segment.similarity(of: row, to: StoredVector(normalizing: rows[0].vector))
      }
    }
  }

  @Test func `A zero vector is similar to nothing, vectors without numbers are refused`() throws {
    #expect(try StoredVector(normalizing: [0, 0]) == StoredVector(elements: [0, 0], norm: 0))
    #expect(throws: VectorError.self) { try StoredVector(normalizing: [1, .nan]) }
    #expect(throws: VectorError.self) { try StoredVector(normalizing: [.infinity, 1]) }
    #expect(throws: VectorError.self) { try StoredVector(normalizing: [3e38, 3e38]) }
    #expect(try StoredVector(normalizing: [3, 4]) == StoredVector(elements: [0.6, 0.8], norm: 5))
    #expect(try StoredVector(normalizing: [.leastNonzeroMagnitude, 0]).elements == [1, 0])
  }

  @Test func `Rows and keys that are not there are errors, not traps`() throws {
    for row in [-1, rows.count, Int.max / 64] {
      #expect(throws: StorageError.self) { try segment.chunkID(row) }
      #expect(throws: StorageError.self) { try segment.document(row) }
      #expect(throws: StorageError.self) { try segment.metadata(row) }
      #expect(throws: StorageError.self) { try segment.vector(row) }
      #expect(throws: StorageError.self) { try segment.record(row) }
      #expect(throws: StorageError.self) { try segment.length(row) }
    }
    #expect(try segment.row(embeddingKey: []) == nil)
  }

  @Test func `A segment without rows is read, too`() throws {
    let empty = try SampleIndex.open(try Self.writer(scratch).finish())
    try empty.verify()
    let query = try StoredVector(normalizing: Array(repeating: 1, count: SampleIndex.dimensions))
    var search = try VectorSearch([query], dimensions: SampleIndex.dimensions, limit: 3)
    try search.scan(empty, number: 0)
    #expect(search.rows(of: 0).isEmpty && search.report == ScanReport())
    #expect(try empty.postings(of: "churn").isEmpty)
    #expect(try empty.rows(matching: .attribute("model", .exists(false))).isEmpty)
  }

  @Test func `The writer refuses what the format cannot hold`() throws {
    let row = rows[0].row
    let vector = try StoredVector(normalizing: rows[0].vector)
    var wrong = row
    wrong.embeddingKey = [1]
    #expect(throws: StorageError.self) { try Self.writer(scratch).append(wrong, vector: vector) }
    wrong = row
    wrong.terms = ["a": 0]
    #expect(throws: StorageError.self) { try Self.writer(scratch).append(wrong, vector: vector) }
    #expect(throws: VectorError.self) { try Self.writer(scratch, dimensions: 3).append(row, vector: vector) }
    let writer = try Self.writer(scratch)
    try writer.append(rows[0].row, vector: vector)
    try writer.append(rows[1].row, vector: vector)
    #expect(throws: StorageError.self) { try writer.append(rows[0].row, vector: vector) }
  }
}
