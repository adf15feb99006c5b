import Agents
import JSON

/// A recorded run and what it came to when it was run again.
public struct ReplayedRun: Sendable, Hashable {
  /// The record.
  public let record: RunRecord
  /// The answer of the second run.
  public let answer: Answer

  /// The members of the answer that differ from the recorded ones: `answer`, `citations`, `unsupported`, `stop_reason`.
  ///
  /// Scores are not compared: they depend on what else the index holds.
  public var differences: [String] {
    let recorded = record.answer ?? .null
    var differences: [String] = []
    if recorded["answer"]?.string != answer.text { differences.append("answer") }
    if record.citations.map(\.withoutScore) != answer.citations.map(\.withoutScore) { differences.append("citations") }
    if recorded["unsupported"] != answer.json["unsupported"] { differences.append("unsupported") }
    if recorded["stop_reason"]?.string != answer.stopReason.rawValue { differences.append("stop_reason") }
    return differences
  }
}

extension Citation {
  fileprivate var withoutScore: Citation {
    guard case .passage(var passage) = origin else { return self }
    passage.score = 0
    var citation = self
    citation.origin = .passage(passage)
    return citation
  }
}
