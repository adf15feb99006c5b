import Agents
import JSON

extension Answer {
  /// The sources with their numbers.
  public var sources: SourceList { SourceList(citations, in: text) }

  /// The answer's documented members, each citation led by its number.
  public var numberedJSON: JSONObject {
    var object = json
    object["citations"] = .array(sources.citations.map(\.json))
    return object
  }
}
