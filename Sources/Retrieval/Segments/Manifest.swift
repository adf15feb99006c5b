/// One version of an index: which segments it is made of. Immutable; its size grows with the segments only.
public struct Manifest: Sendable, Hashable {
  /// The version before.
  public struct Parent: Sendable, Hashable {
    /// Its number.
    public var version: UInt64
    /// The SHA-256 of its text as 64 hexadecimal digits.
    public var sha256: String
  }

  /// The number: 1 for the first, each time one more.
  public var version: UInt64
  /// The version that this one changes, `nil` for the first.
  public var parent: Parent?
  /// 32 random hexadecimal digits, by which a writer knows its own.
  public var commitID: String
  /// When it was made, in seconds since 1970.
  public var createdAt: Double
  /// What all vectors have in common.
  public var settings: IndexSettings
  /// The segments, the oldest first.
  public var segments: [SegmentEntry]
  /// The table of documents, which only writers read.
  public var documents: ObjectReference
  /// How many documents there are.
  public var documentCount: Int

  /// How many rows are valid.
  public var liveRows: Int { segments.reduce(0) { $0 + $1.liveRows } }
  /// How many terms the valid rows have in all.
  public var liveLength: Int { segments.reduce(0) { $0 + $1.liveLength } }

  static let prefix = "manifest/"

  /// The key of a version's manifest: the newest comes first in a listing.
  static func key(version: UInt64) -> String {
    let number = String(UInt64.max - version)
    return prefix + String(repeating: "0", count: 20 - number.count) + number + ".json"
  }

  /// The version that a key is of.
  static func version(key: String) -> UInt64? {
    guard key.hasPrefix(prefix), key.hasSuffix(".json"), key.utf8.count == prefix.utf8.count + 25,
      let number = UInt64(key.dropFirst(prefix.count).dropLast(5))
    else { return nil }
    return UInt64.max - number
  }

  /// Every object that a reader of this version needs.
  var objects: [ObjectReference] {
    segments.flatMap { [$0.vectors, $0.text] + ($0.tombstones.map { [$0] } ?? []) } + [documents]
  }
}
