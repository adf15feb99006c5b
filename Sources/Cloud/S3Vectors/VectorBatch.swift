import JSON

/// Vectors that go into one call of `PutVectors`, already written as JSON.
struct VectorBatch: Sendable {
  /// The most vectors of a call.
  static let maximumCount = 500
  /// The most bytes of a call's body.
  static let maximumBytes = 20 << 20
  /// What the names around the vectors may take.
  private static let overhead = 512

  /// The vectors, with commas between them.
  private(set) var vectors: [UInt8] = []
  /// How many there are.
  private(set) var count = 0
  /// What they count for storage: four bytes an element, keys and metadata.
  private(set) var logicalBytes = 0

  /// Adds a vector, if there is room for it.
  ///
  /// - Returns: whether it was added; a vector always has room in an empty batch.
  mutating func append(_ record: VectorRecord) -> Bool {
    let metadata = JSONValue.object(record.metadata).utf8()
    let json = record.json(metadata: metadata)
    let fits = count < Self.maximumCount && vectors.count + json.count < Self.maximumBytes - Self.overhead
    guard count == 0 || fits else { return false }
    if count > 0 { vectors.append(UInt8(ascii: ",")) }
    vectors += json
    count += 1
    logicalBytes += record.key.utf8.count + 4 * record.elements.count + metadata.count
    return true
  }
}
