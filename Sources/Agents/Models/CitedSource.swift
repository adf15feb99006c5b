import JSON
import Retrieval

/// The part of a passage that a piece of text rests on.
public struct CitedSource: Sendable, Hashable {
  /// The passage's chunk.
  public var chunk: ChunkID
  /// The positions of the cited lines in the chunk; the whole chunk when empty.
  public var lines: [Int]

  /// Some lines of a chunk.
  public init(chunk: ChunkID, lines: [Int] = []) {
    self.chunk = chunk
    self.lines = lines
  }

  /// The source as `{"chunk","lines"}`.
  public var json: JSONValue {
    ["chunk": .string(chunk.description), "lines": .array(lines.map { .number($0) })]
  }

  /// Reads a source back; `nil` when a member is missing or of the wrong type.
  public init?(json: JSONValue) {
    guard let chunk = json["chunk"]?.string.flatMap(ChunkID.init), let lines = json["lines"]?.array else { return nil }
    self.init(chunk: chunk, lines: lines.compactMap(\.int))
  }
}
