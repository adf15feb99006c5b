import Retrieval
import Storage

/// An index in a folder, laid out as `kb` does it.
struct Index {
  let store: IndexStore

  /// Segments stay as they are written; new ones keep vectors as `element` says.
  init(folder: String, element: VectorElement = .float32) {
    store = IndexStore(
      store: DirectoryStore(root: "\(folder)/index"), scratch: "\(folder)/scratch",
      verification: SegmentVerification(directory: "\(folder)/verified"), compaction: nil, element: element,
      clock: { 0 },
      random: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })
  }

  /// The newest version.
  func snapshot() async throws -> Snapshot {
    guard let snapshot = try await store.current() else { throw Failure("expected an index, found none") }
    return snapshot
  }
}
