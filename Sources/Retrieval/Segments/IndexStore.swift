import Storage

/// An index in an object store: immutable segments, and a numbered manifest for each version.
///
/// A version comes into being by creating its manifest, which of several writers exactly one can; a crash at any point
/// leaves the old version or the new one. Readers keep to one version. `HEAD` is a hint only.
public struct IndexStore: Sendable {
  /// Where the objects are.
  public let store: any ObjectStore
  /// An existing local directory for segments that are being written.
  public let scratch: String
  let verification: SegmentVerification
  let compaction: CompactionPolicy?
  let element: VectorElement
  let files: FileSystem
  let clock: @Sendable () -> Double
  let random: @Sendable (_ count: Int) -> [UInt8]

  /// The index in a store.
  ///
  /// - Parameters:
  ///   - scratch: an existing local directory, best on the device of a `DirectoryStore`'s root.
  ///   - compaction: when to merge segments after a commit, `nil` for never.
  ///   - element: how new segments keep vectors.
  ///   - clock: gives the seconds since 1970.
  ///   - random: gives as many random bytes as asked for, which no other writer has.
  public init(
    store: any ObjectStore, scratch: String, verification: SegmentVerification,
    compaction: CompactionPolicy? = CompactionPolicy(), element: VectorElement = .float32,
    files: FileSystem = FileSystem(), clock: @escaping @Sendable () -> Double,
    random: @escaping @Sendable (_ count: Int) -> [UInt8]
  ) {
    self.store = store
    self.scratch = scratch
    self.verification = verification
    self.compaction = compaction
    self.element = element
    self.files = files
    self.clock = clock
    self.random = random
  }

  /// A writer for a new segment of this index.
  ///
  /// - Throws: `FileError`.
  public func segmentWriter(dimensions: Int) throws -> SegmentWriter {
    try segmentWriter(dimensions: dimensions, element: element)
  }

  func segmentWriter(dimensions: Int, element: VectorElement) throws -> SegmentWriter {
    _ = try files.makeDirectory(scratch)
    return try SegmentWriter(
      identifier: freshName(), dimensions: dimensions, element: element, scratch: scratch, files: files)
  }

  func freshName() -> ULID { ULID(seconds: clock(), randomness: random(10)) }
}
