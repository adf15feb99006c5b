/// The vectors of texts, each paid for once: from the index, from what interrupted ingestions left, and only then from
/// the embedder.
final class EmbeddingCache {
  private let base: Snapshot?
  private let narrowest: VectorElement
  private let journal: EmbeddingJournal
  private let embedder: any Embedder
  private let width: Int
  /// How many texts were embedded.
  private(set) var madeCount = 0

  /// A cache over a version of an index whose vectors are the embedder's, `nil` for none.
  ///
  /// - Parameters:
  ///   - narrowest: vectors of narrower elements are not taken over.
  ///   - width: how many calls to the embedder are made at once, unless it says so itself.
  init(
    base: Snapshot?, narrowest: VectorElement = .float16, journal: EmbeddingJournal, embedder: any Embedder, width: Int
  ) {
    self.base = base
    self.narrowest = narrowest
    self.journal = journal
    self.embedder = embedder
    self.width = embedder.callsAtOnce ?? width
  }

  /// Whether the text of a row need not be embedded.
  ///
  /// - Throws: `StorageError` when the index is damaged.
  func contains(_ row: PreparedDocument.Row) throws -> Bool {
    try base?.embedding(forKey: row.embeddingKey, narrowest: narrowest) != nil || journal.contains(row.embeddingKey)
  }

  /// The vectors of rows by their embedding keys; what has none yet is embedded, each text once.
  ///
  /// Each answer is in the journal before another call begins: a program that is killed loses what is under way alone,
  /// unless the embedder is free.
  /// - Throws: what the embedder throws, `VectorError` for an answer that is not what was asked for; all other answers
  ///   are kept.
  func vectors(for rows: [PreparedDocument.Row]) async throws -> [[UInt8]: StoredVector] {
    var vectors: [[UInt8]: StoredVector] = [:]
    var missing: [PreparedDocument.Row] = []
    var asked: Set<[UInt8]> = []
    for row in rows where vectors[row.embeddingKey] == nil && !asked.contains(row.embeddingKey) {
      if let vector = try stored(row.embeddingKey) {
        vectors[row.embeddingKey] = vector
      } else {
        missing.append(row)
        asked.insert(row.embeddingKey)
      }
    }
    try await embed(missing, into: &vectors)
    return vectors
  }

  /// The ingestion has committed: what is in the index now need not be kept beside it.
  func discard(storedIn snapshot: Snapshot, orBefore deadline: Double) throws {
    try journal.discard(whereStored: { try snapshot.embedding(forKey: $0) != nil }, orBefore: deadline)
  }

  private func stored(_ key: [UInt8]) throws -> StoredVector? {
    if let vector = try base?.embedding(forKey: key, narrowest: narrowest) { return vector }
    return try journal.vector(forKey: key).map { try StoredVector(normalizing: $0) }
  }

  private func embed(_ rows: [PreparedDocument.Row], into vectors: inout [[UInt8]: StoredVector]) async throws {
    let callSize = max(1, embedder.textsPerCall)
    let calls = stride(from: 0, to: rows.count, by: callSize).map {
      Array(rows[$0..<min($0 + callSize, rows.count)])
    }
    var failure: (any Error)?
    await calls.concurrentForEach(width: width) { [embedder] call -> Result<[[Float]], any Error> in
      do { return .success(try await embedder.embed(call.map(\.text))) } catch { return .failure(error) }
    } receive: { place, answer in
      do {
        try keep(try answer.get(), of: calls[place], in: &vectors)
      } catch {
        failure = failure ?? error
      }
      return failure == nil
    }
    if let failure { throw failure }
  }

  private func keep(
    _ answer: [[Float]], of rows: [PreparedDocument.Row], in vectors: inout [[UInt8]: StoredVector]
  ) throws {
    guard answer.count == rows.count, answer.allSatisfy({ $0.count == embedder.dimensions }) else {
      throw VectorError(
        "expected \(rows.count) vectors of \(embedder.dimensions) elements from \(embedder.modelID), found "
          + "\(answer.count) of \(Set(answer.map(\.count)).sorted()); check the model's dimensions")
    }
    for (row, vector) in zip(rows, answer) {
      vectors[row.embeddingKey] = try StoredVector(normalizing: vector)
      if !embedder.isFree { try journal.append(vector, forKey: row.embeddingKey) }
      madeCount += 1
    }
  }
}
