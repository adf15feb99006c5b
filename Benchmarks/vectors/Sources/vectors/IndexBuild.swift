import Retrieval
import Storage

/// Writes an index of a data set with the product's own writer.
struct IndexBuild {
  /// Rows that are one document, as far as they go.
  static let rowsPerDocument = 4
  /// The attribute that filters go by: a number from 0 to 999, each as frequent.
  static let attribute = "share"
  static let dataSource = "benchmark"

  let data: DataSet
  let index: Index
  let segments: Int

  /// Writes the segments one after the other, each as a version of its own.
  func run() async throws {
    let terms = try data.terms()
    let rowsPerSegment = (data.rowCount + segments - 1) / max(1, segments)
    let size = max(Self.rowsPerDocument, (rowsPerSegment + 3) / Self.rowsPerDocument * Self.rowsPerDocument)
    var snapshot: Snapshot?
    for start in stride(from: 0, to: data.rowCount, by: size) {
      let rows = start..<min(start + size, data.rowCount)
      snapshot = try await index.store.commit(try change(rows, terms), onto: snapshot)
    }
  }

  private func change(_ rows: Range<Int>, _ terms: StoredBytes?) throws -> IndexChange {
    let settings = IndexSettings(embeddingModel: "benchmark", dimensions: data.dimensions, chunking: "none")
    let writer = try index.store.segmentWriter(dimensions: data.dimensions)
    for row in rows {
      try writer.append(try segmentRow(row, terms), vector: try StoredVector(normalizing: data.row(row)))
    }
    let segment = try writer.finish()
    let added = segment.locations.map { id, location in
      DocumentEntry(
        id: id, uri: uri(id), format: .text, contentHash: Array(id.key.utf8), metadataHash: [], stamp: nil,
        location: location)
    }
    return IndexChange(settings: settings, added: added, segment: segment)
  }

  private func segmentRow(_ row: Int, _ terms: StoredBytes?) throws -> SegmentRow {
    let number = row / Self.rowsPerDocument
    let document = DocumentID(dataSource: Self.dataSource, key: "\(number)")
    let id = try RowNumber.chunkID(row)
    // 619 has no factor in common with 1000: each 1000 documents in a row have each number once.
    let metadata: Metadata = [Self.attribute: .number(Double(number * 619 % 1000))]
    let frequencies = terms.map { Self.frequencies(of: row, in: $0) } ?? [:]
    return SegmentRow(
      chunkID: id, document: document, uri: uri(document), metadata: metadata,
      embeddingKey: Array(id.description.utf8.suffix(16)), terms: frequencies,
      length: frequencies.values.reduce(0, +), record: Array("row \(row)".utf8))
  }

  private func uri(_ document: DocumentID) -> String { "\(document.dataSource)/\(document.key)" }

  private static func frequencies(of row: Int, in terms: StoredBytes) -> [String: Int] {
    terms.withUnsafeBytes { bytes in
      let numbers = bytes.bindMemory(to: UInt16.self)
      let place = row * DataSet.termsPerRow
      guard place + DataSet.termsPerRow <= numbers.count else { return [:] }
      return numbers[place..<place + DataSet.termsPerRow].reduce(into: [:]) { $0["t\($1)", default: 0] += 1 }
    }
  }
}
