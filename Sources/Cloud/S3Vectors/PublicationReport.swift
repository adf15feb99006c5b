import Retrieval

/// What a publication did.
public struct PublicationReport: Sendable, Hashable {
  /// Vectors that were put.
  public var vectorsPut = 0
  /// Vectors that were there already, with all that belongs to them.
  public var vectorsUnchanged = 0
  /// Vectors that were deleted: of chunks that are gone or have changed.
  public var vectorsDeleted = 0
  /// Chunks that the service would refuse.
  public var vectorsRefused = 0
  /// Vectors that this program did not put: they stay, and are found.
  public var foreignVectors = 0
  /// Calls of `PutVectors`.
  public var putCount = 0
  /// Why chunks were refused: the first of each document and reason.
  public var diagnostics: [Diagnostic] = []

  /// A report of nothing.
  public init() {}

  /// Whether every chunk is in the index.
  public var isComplete: Bool { vectorsRefused == 0 }
}
