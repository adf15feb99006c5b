import JSON
import Retrieval

/// What a piece of text rests on.
public enum CitedSource: Sendable, Hashable {
  /// Lines of a passage by their positions in its chunk; the whole chunk when there are none.
  case passage(ChunkID, lines: [Int])
  /// Values in the result of a tool call, by JSON pointers into it; the whole result when there are none.
  case toolResult(call: String, pointers: [String])

  /// Some lines of a chunk.
  public init(chunk: ChunkID, lines: [Int] = []) { self = .passage(chunk, lines: lines) }

  /// The source as `{"chunk","lines"}` or `{"call","pointers"}`.
  public var json: JSONValue {
    switch self {
    case .passage(let chunk, let lines):
      ["chunk": .string(chunk.description), "lines": .array(lines.map { .number($0) })]
    case .toolResult(let call, let pointers):
      ["call": .string(call), "pointers": .array(pointers.map(JSONValue.string))]
    }
  }

  /// Reads a source back; `nil` when a member is missing or of the wrong type.
  public init?(json: JSONValue) {
    if let call = json["call"]?.string, let pointers = json["pointers"]?.array {
      self = .toolResult(call: call, pointers: pointers.compactMap(\.string))
    } else if let chunk = json["chunk"]?.string.flatMap(ChunkID.init), let lines = json["lines"]?.array {
      self = .passage(chunk, lines: lines.compactMap(\.int))
    } else {
      return nil
    }
  }

  /// The source with what another one adds to it; `nil` when they are of different chunks or calls.
  public func merged(with other: CitedSource) -> CitedSource? {
    switch (self, other) {
    case (.passage(let chunk, let lines), .passage(let other, let more)) where chunk == other:
      .passage(chunk, lines: Array(Set(lines + more)).sorted())
    case (.toolResult(let call, let pointers), .toolResult(let other, let more)) where call == other:
      .toolResult(call: call, pointers: pointers + more.filter { !pointers.contains($0) })
    default: nil
    }
  }
}
