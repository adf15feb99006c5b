import Agents
import Cloud
import JSON

/// A run that came to an answer, or to saying that there is none.
public struct CompletedRun: Sendable, Hashable {
  /// What was asked.
  public let header: RunHeader
  /// What it came to.
  public let answer: Answer
  /// What it consumed outside this machine, and what that cost.
  public let spent: [SpendingEntry]
  /// What went wrong beside the answer, as a record that could not be written.
  public let warnings: [String]

  /// The answer's sources with their numbers.
  public var sources: SourceList { answer.sources }

  /// The run as `kb ask --json` prints it: `run`, the members of the answer (each citation led by its number), then
  /// `session`, `model`, `question`, `spent` (`usd` and its `items`) and `warnings`.
  public var json: JSONValue {
    var object: JSONObject = ["run": .string(header.run)]
    for member in answer.numberedJSON.members { object[member.key] = member.value }
    object["session"] = .string(header.session)
    object["model"] = .string(header.model)
    object["question"] = .string(header.question)
    object["spent"] = ["usd": spent.usdJSON, "items": .array(spent.map(\.json))]
    object["warnings"] = .array(warnings.map(JSONValue.string))
    return .object(object)
  }
}
