/// Bytes that are no encoded chunk.
public struct ChunkDecodingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The byte, counted from 0.
  public let offset: Int
  /// What would have been right there.
  public let expected: String

  /// The place and what was expected there.
  public var description: String {
    "byte \(offset) of an encoded chunk: expected \(expected); the index is damaged, rebuild it with a sync"
  }
}
