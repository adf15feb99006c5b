extension Snapshot {
  /// The chunks of a document, in its order; none when its segment is not of this version.
  ///
  /// - Parameter location: where the version's table of documents says that the rows are.
  /// - Throws: `StorageError`, `ChunkDecodingError`. O(bytes of the document's chunks).
  public func chunks(at location: RowLocation) throws -> [Chunk] {
    guard let segment = segments.first(where: { $0.segment.identifier == location.segment })?.segment else { return [] }
    return try location.rows.map { try Chunk(decoding: try segment.record($0)) }
  }

  /// The size of all objects of this version, in bytes.
  public var byteCount: Int { manifest.objects.reduce(0) { $0 + $1.bytes } }
}
