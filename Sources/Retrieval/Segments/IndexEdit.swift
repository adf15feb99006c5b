/// How a commit makes the next version out of the newest one, which may change while it tries.
struct IndexEdit {
  /// The version before: which segments stay, and which documents there are, where.
  struct Contents {
    var segments: [SegmentEntry]
    var documents: DocumentTable
  }

  /// The rows that come, `nil` for none.
  var segment: SealedSegment?
  /// What all vectors have in common afterwards.
  var settings: IndexSettings
  /// Changes the contents of a version (`nil` for the first) into those of the next, without the new segment.
  var apply: (Manifest?, inout Contents) throws -> Void
}
