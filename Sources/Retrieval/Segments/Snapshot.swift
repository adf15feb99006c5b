import Storage

/// One version of an index, open for reading; it stays as it is whatever writers do.
public struct Snapshot: Sendable {
  /// The version's description.
  public let manifest: Manifest
  /// Its segments with their valid rows.
  public let segments: [LiveSegment]
  /// The SHA-256 of the manifest's text as 64 hexadecimal digits.
  let manifestHash: String

  /// The number of the version.
  public var version: UInt64 { manifest.version }
  /// How many rows are valid.
  public var rowCount: Int { manifest.liveRows }
  /// How many terms the valid rows have in all.
  public var totalLength: Int { manifest.liveLength }

  /// The valid rows, or those of them whose metadata a filter accepts.
  ///
  /// - Complexity: O(rows / 64) without a filter, otherwise as `Segment.rows(matching:)`.
  public func select(_ filter: Filter? = nil) throws -> RowSelection {
    var sets: [RowSet?] = []
    var count = 0
    for segment in segments {
      var set = segment.live
      if let filter {
        let accepted = try segment.segment.rows(matching: filter)
        set = set.map { $0.intersection(accepted) } ?? accepted
      }
      count += set?.count ?? segment.segment.rowCount
      sets.append(set)
    }
    return RowSelection(sets: sets, count: count)
  }

  /// The vector stored under a key in any segment, valid row or not; `nil` for none, or for one of narrower elements than
  /// wanted. O(segments × log rows).
  public func embedding(forKey key: [UInt8], narrowest: VectorElement = .float16) throws -> StoredVector? {
    for segment in segments where segment.segment.element.width >= narrowest.width {
      if let row = try segment.segment.row(embeddingKey: key) { return try segment.segment.vector(row) }
    }
    return nil
  }

  /// The ids of a document's chunks, in their order; none when its segment is not of this version.
  ///
  /// - Throws: `StorageError`. O(rows of the document).
  func chunkIDs(at location: RowLocation) throws -> [ChunkID] {
    guard let segment = segments.first(where: { $0.segment.identifier == location.segment })?.segment else { return [] }
    return try location.rows.map(segment.chunkID)
  }

  /// The segment that a row is of.
  ///
  /// - Throws: `StorageError` with code `.notFound` for an address of another snapshot.
  public func segment(of address: RowAddress) throws(StorageError) -> Segment {
    guard segments.indices.contains(address.segment) else {
      throw StorageError(
        .notFound, key: Manifest.key(version: version), "expected one of \(segments.count) segments, found \(address)")
    }
    return segments[address.segment].segment
  }
}
