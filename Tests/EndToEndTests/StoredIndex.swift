import Retrieval
import Storage

/// The index of a state folder, read by the library.
struct StoredIndex {
  private let index: IndexStore

  init(state: String) {
    index = IndexStore(
      store: DirectoryStore(root: state + "/index"), scratch: state + "/scratch",
      // What the program has read whole, as every reader does, is not read whole here again.
      verification: SegmentVerification(directory: state + "/verified"), clock: { 0 },
      random: { [UInt8](repeating: 0, count: $0) })
  }

  /// The texts of each document's chunks; empty without a version.
  func contents() async throws -> [String: [String]] {
    guard let snapshot = try await index.current() else { return [:] }
    var contents: [String: [String]] = [:]
    for entry in try await index.documents(of: snapshot).documents.values {
      contents[entry.uri] = try entry.location.map { try snapshot.chunks(at: $0).map(\.text) } ?? []
    }
    return contents
  }
}
