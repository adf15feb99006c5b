import Storage

/// A segment in a manifest.
public struct SegmentEntry: Sendable, Hashable {
  /// The segment.
  public var identifier: ULID
  /// The file with vectors, columns and postings.
  public var vectors: ObjectReference
  /// The file with the records.
  public var text: ObjectReference
  /// How many rows it has.
  public var rows: Int
  /// How many of them are of a document in its present state.
  public var liveRows: Int
  /// How many terms those have in all.
  public var liveLength: Int
  /// The rows that are no longer valid, `nil` for none.
  public var tombstones: ObjectReference?

  /// An entry with all its parts.
  public init(
    identifier: ULID, vectors: ObjectReference, text: ObjectReference, rows: Int, liveRows: Int, liveLength: Int,
    tombstones: ObjectReference?
  ) {
    self.identifier = identifier
    self.vectors = vectors
    self.text = text
    self.rows = rows
    self.liveRows = liveRows
    self.liveLength = liveLength
    self.tombstones = tombstones
  }

  /// The entry of a new segment, all of whose rows are valid.
  init(_ sealed: SealedSegment) {
    self.init(
      identifier: sealed.identifier, vectors: sealed.vectors, text: sealed.text, rows: sealed.rowCount,
      liveRows: sealed.rowCount, liveLength: sealed.totalLength, tombstones: nil)
  }
}
