import Agents
import JSON

/// A recorded run in a list.
public struct RunListing: Sendable, Hashable {
  /// The id.
  public let run: String
  /// The record, `nil` when it cannot be read.
  public let record: RunRecord?
  /// Why it cannot be read, `nil` when it can.
  public let damage: String?

  /// How long the run took, in milliseconds; `nil` when it did not end.
  public var milliseconds: Double? { record?.answer?["milliseconds"]?.double }

  /// How many citations the answer has.
  public var citationCount: Int { record?.citations.count ?? 0 }

  /// How many figures of the answer no source states.
  public var unsupportedCount: Int { record?.answer?["unsupported"]?.array?.count ?? 0 }

  /// The run as `kb trace --json` lists it.
  public var json: JSONValue {
    guard let header = record?.header else {
      return ["run": .string(run), "damage": damage.map(JSONValue.string) ?? .null]
    }
    return [
      "run": .string(run), "session": .string(header.session), "created": .string(header.created),
      "question": .string(header.question), "model": .string(header.model),
      "milliseconds": milliseconds.map { .number($0) } ?? .null, "citations": .number(citationCount),
      "unsupported": .number(unsupportedCount), "stop_reason": record?.answer?["stop_reason"] ?? .null,
    ]
  }
}
