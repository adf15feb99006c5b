import Agents
import JSON

/// A part of a turn that every provider has a block for.
enum TranscriptBlock: Sendable {
  /// Words that are not blank.
  case text(String)
  /// A retrieved passage.
  case searchResult(SearchResult)
  /// The model's wish to run a tool.
  case toolUse(ToolCall)
  /// What a call came to.
  case toolResult(id: String, Outcome)

  /// The kinds of results of calls.
  enum Outcome: Sendable {
    case searchResults([SearchResult])
    case json(JSONValue)
    case text(String)
    case failure(String)
  }
}

extension String {
  /// A tool's name or a call's id as providers take it back: 1 to 64 letters, digits, `_` and `-`.
  ///
  /// What a model wrote is sent to it again; a stray character in it would have the whole conversation refused.
  var wireName: String {
    let kept = unicodeScalars.prefix(64).map { scalar -> Unicode.Scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", "-": scalar
      default: "_"
      }
    }
    return kept.isEmpty ? "_" : String(String.UnicodeScalarView(kept))
  }
}
