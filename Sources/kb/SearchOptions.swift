import ArgumentParser
import Retrieval
import Workspaces

/// The options about which passages a search gives.
struct SearchOptions: ParsableArguments {
  @Option(
    name: .customShort("k", allowingJoined: true), help: ArgumentHelp("Give at most so many passages.", valueName: "n"))
  var count: String?

  @Option(
    help: ArgumentHelp(
      "Look only in documents whose metadata fit, in the grammar of Bedrock or S3 Vectors.", valueName: "json"))
  var filter: String?

  @Option(help: ArgumentHelp("Leave out passages below this score, 0 to 1.", valueName: "score"))
  var minScore: String?

  @Flag(help: "Search the index as it is, without bringing it up to date first.")
  var noSync = false

  /// The flags that set settings.
  var flags: [SettingFlag] {
    let count = count.map { SettingFlag("-k", setting: "knowledgeBase.numberOfResults", text: $0) }
    let score = minScore.map { SettingFlag("--min-score", setting: "knowledgeBase.minimumScore", text: $0) }
    return [count, score].compactMap(\.self)
  }

  /// The filter, `nil` without one.
  ///
  /// - Throws: `FilterError` at the place that is no filter.
  func parsedFilter() throws -> Filter? { try filter.map { try Filter(parsing: $0) } }
}
