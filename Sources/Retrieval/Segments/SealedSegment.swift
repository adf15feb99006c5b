import Storage

/// A finished segment in two local files, not yet in a store.
public struct SealedSegment: Sendable, Hashable {
  /// Its name.
  public let identifier: ULID
  /// The object for the file with vectors, columns and postings (`segment/….kbv`).
  public let vectors: ObjectReference
  /// The object for the file with the records (`text/….kbt`).
  public let text: ObjectReference
  /// The local path of the first.
  public let vectorsPath: String
  /// The local path of the second.
  public let textPath: String
  /// The length of its vectors.
  public let dimensions: Int
  /// How many rows it has.
  public let rowCount: Int
  /// How many terms the rows have in all.
  public let totalLength: Int
  /// Where the rows of each document are.
  public let locations: [DocumentID: RowLocation]
}
