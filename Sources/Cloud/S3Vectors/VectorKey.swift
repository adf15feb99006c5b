import Retrieval
import Storage

/// The key under which a chunk is published: its id and a digest of all that is stored with it.
///
/// Two indices with the same keys hold the same: whatever of a chunk changes, its text, its place, its document's
/// metadata or the embedding model, gives another key.
struct VectorKey: Hashable {
  /// 32 hexadecimal digits, a hyphen, 16 hexadecimal digits.
  let description: String

  private static let digestLength = 16

  /// The key of a chunk with these metadata, as JSON text, under an embedding model.
  init(of chunk: ChunkID, metadata: [UInt8], model: String) {
    let digest = SHA256.hexadecimal(Array(model.utf8) + [0] + metadata, digits: Self.digestLength)
    description = "\(chunk)-\(digest)"
  }

  /// Whether a key is one that `init(of:metadata:model:)` makes.
  static func isOurs(_ key: String) -> Bool {
    let parts = key.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let id = parts.first, let digest = parts.last else { return false }
    return ChunkID(String(id)) != nil && digest.utf8.count == digestLength
      && digest.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
