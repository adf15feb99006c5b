import Storage

extension Segment {
  /// The chunk of a row.
  public func chunkID(_ row: Int) throws(StorageError) -> ChunkID {
    let view = view(.chunkIDs)
    guard row >= 0, let id = ChunkID(bytes: try view.copy(16 * row..<16 * row + 16)) else {
      throw view.damaged("expected 16 bytes for row \(row)")
    }
    return id
  }

  /// How many terms a row has.
  public func length(_ row: Int) throws(StorageError) -> Int {
    Int(try view(.lengths).value(row, as: UInt32.self))
  }

  /// A row's vector as it is kept, scaled to length 1 before float16 rounds it, with the length it had. O(dimensions).
  public func vector(_ row: Int) throws(StorageError) -> StoredVector {
    let elements = try withElements(row) { bytes throws(StorageError) in element.widened(bytes) }
    return StoredVector(elements: elements, norm: try norm(row))
  }

  /// The elements of a row as they are kept.
  func elements(_ row: Int) throws(StorageError) -> [UInt8] {
    try withElements(row) { bytes throws(StorageError) in Array(bytes) }
  }

  /// Lends the elements of a row as they are kept.
  func withElements<Result>(
    _ row: Int, _ body: (UnsafeRawBufferPointer) throws(StorageError) -> Result
  ) throws(StorageError) -> Result {
    let view = view(.vectors)
    guard row >= 0, row < rowCount else { throw view.damaged("expected row \(row) of \(rowCount)") }
    return try view.withBytes(row * header.rowWidth..<(row + 1) * header.rowWidth, body)
  }

  /// The length of a row's vector before it was scaled to 1.
  public func norm(_ row: Int) throws(StorageError) -> Float {
    Float(bitPattern: try view(.norms).value(row, as: UInt32.self))
  }

  /// The key of a row's vector: 16 bytes.
  public func embeddingKey(_ row: Int) throws(StorageError) -> [UInt8] {
    let view = view(.embeddingKeys)
    guard row >= 0, row < rowCount else { throw view.damaged("expected row \(row) of \(rowCount)") }
    return try view.copy(16 * row..<16 * row + 16)
  }

  /// The first row whose vector has this key, `nil` for none. O(log rows).
  public func row(embeddingKey wanted: [UInt8]) throws(StorageError) -> Int? {
    let order = view(.embeddingOrder)
    var low = 0
    var high = rowCount
    while low < high {
      let middle = (low + high) / 2
      let key = try embeddingKey(Int(try order.value(middle, as: UInt32.self)))
      if key.lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
    }
    guard low < rowCount else { return nil }
    let row = Int(try order.value(low, as: UInt32.self))
    return try embeddingKey(row) == wanted ? row : nil
  }

  /// What the writer was given for a row, checked by its own checksum. O(record).
  public func record(_ row: Int) throws(StorageError) -> [UInt8] { try text.record(row, in: try recordRange(row)) }

  func recordRange(_ row: Int) throws(StorageError) -> Range<UInt64> {
    let offsets = view(.recordOffsets)
    let start = try offsets.value(row, as: UInt64.self)
    let end = try offsets.value(row + 1, as: UInt64.self)
    guard start <= end, end < 1 << 62 else { throw offsets.damaged("expected ascending offsets at row \(row)") }
    return start..<end
  }
}
