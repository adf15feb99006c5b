import JSON
import Retrieval
import Storage

/// The vectors of a snapshot that a managed index lacks, cut into batches as they are asked for.
struct PublicationQueue: Sendable {
  let snapshot: Snapshot
  let selection: RowSelection
  let limits: VectorMetadataLimits
  let unfilterable: Set<String>
  /// The keys of the index that no chunk was found for yet; at the end those to be deleted.
  private(set) var surplus: Set<String>
  /// What was found so far.
  private(set) var report = PublicationReport()
  /// The rows that were looked at.
  private(set) var visited = 0

  private var place = RowAddress(segment: 0, row: 0)
  private var pending: VectorRecord?
  /// The documents and reasons that were reported.
  private var reported: Set<String> = []

  init(
    snapshot: Snapshot, selection: RowSelection, limits: VectorMetadataLimits, unfilterable: Set<String>,
    published keys: Set<String>
  ) {
    self.snapshot = snapshot
    self.selection = selection
    self.limits = limits
    self.unfilterable = unfilterable
    surplus = keys.filter(VectorKey.isOurs)
    report.foreignVectors = keys.count - surplus.count
  }

  /// The next batch, `nil` at the end. O(bytes of the chunks that are looked at).
  mutating func next() throws -> VectorBatch? {
    var batch = VectorBatch()
    while let record = try nextRecord() {
      if !batch.append(record) {
        pending = record
        return batch
      }
    }
    return batch.count > 0 ? batch : nil
  }

  private mutating func nextRecord() throws -> VectorRecord? {
    if let record = pending {
      pending = nil
      return record
    }
    while let address = nextAddress() {
      visited += 1
      if let record = try record(at: address) { return record }
    }
    return nil
  }

  private mutating func nextAddress() -> RowAddress? {
    while place.segment < snapshot.segments.count {
      guard place.row < snapshot.segments[place.segment].segment.rowCount else {
        place = RowAddress(segment: place.segment + 1, row: 0)
        continue
      }
      let address = place
      place = RowAddress(segment: place.segment, row: place.row + 1)
      if selection.contains(address) { return address }
    }
    return nil
  }

  /// The vector of a row, `nil` when the index has it or would refuse it.
  private mutating func record(at address: RowAddress) throws -> VectorRecord? {
    let segment = snapshot.segments[address.segment].segment
    let published = PublishedChunk(
      chunk: try Chunk(decoding: try segment.record(address.row)), uri: try segment.uri(address.row),
      metadata: try segment.metadata(address.row))
    let metadata = published.members
    let model = snapshot.manifest.settings.embeddingModel
    let key = VectorKey(of: published.chunk.id, metadata: JSONValue.object(metadata).utf8(), model: model)
    if surplus.remove(key.description) != nil {
      report.vectorsUnchanged += 1
      return nil
    }
    let vector = try segment.vector(address.row)
    do throws(VectorMetadataLimits.Breach) {
      try Self.check(published, vector)
      try limits.check(metadata, unfilterable: unfilterable)
    } catch {
      refuse(published.chunk, error)
      return nil
    }
    return VectorRecord(key: key.description, elements: vector.elements, metadata: metadata)
  }

  private static func check(
    _ published: PublishedChunk, _ vector: StoredVector
  ) throws(VectorMetadataLimits.Breach) {
    if let name = published.metadata.keys.sorted().first(where: VectorMetadataKey.isBedrocks) {
      throw .init(
        message: "expected no attribute \"\(name)\", which is Bedrock's own", advice: "rename it in its metadata file")
    }
    guard vector.norm > 0 else {
      let lines = published.chunk.span.map { "lines \($0.lines.lowerBound) to \($0.lines.upperBound)" } ?? "a chunk"
      throw .init(
        message: "expected a vector with a direction for \(lines), found only zeros",
        advice: "the embedding model finds no words there; cosine distances need some")
    }
  }

  private mutating func refuse(_ chunk: Chunk, _ breach: VectorMetadataLimits.Breach) {
    report.vectorsRefused += 1
    guard reported.insert("\(chunk.document.dataSource)\u{0}\(chunk.document.key)\u{0}\(breach.advice)").inserted else {
      return
    }
    report.diagnostics.append(
      Diagnostic(
        .tooLarge, chunk.document, line: chunk.span?.lines.lowerBound,
        "not published to the vector index: \(breach.message)", advice: breach.advice))
  }
}
