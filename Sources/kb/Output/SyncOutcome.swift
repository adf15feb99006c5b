import Cloud
import JSON
import Retrieval
import Workspaces

/// What a sync did, here and in an index that is managed elsewhere, and what it cost.
struct SyncOutcome {
  let report: SyncReport
  /// What was published, `nil` for an index of ours.
  let publication: PublicationReport?
  /// What was paid for.
  let spent: [SpendingEntry]
  let seconds: Double

  /// The members of the report, then `publication` and `spent`.
  var json: JSONValue {
    var object = report.json(seconds: seconds).object ?? [:]
    object["publication"] = publication.map(Self.json) ?? .null
    object["spent"] = ["usd": spent.usdJSON, "items": .array(spent.map(\.json))]
    return .object(object)
  }

  /// The outcome for a reader.
  var text: String {
    ([report.text(seconds: seconds)] + (publication.map { [Self.text($0)] } ?? []) + spent.map(\.text))
      .joined(separator: "\n")
  }

  private static func json(_ publication: PublicationReport) -> JSONValue {
    [
      "vectors_put": .number(publication.vectorsPut), "vectors_unchanged": .number(publication.vectorsUnchanged),
      "vectors_deleted": .number(publication.vectorsDeleted), "vectors_refused": .number(publication.vectorsRefused),
      "put_calls": .number(publication.putCount),
      "diagnostics": .array(publication.diagnostics.map(\.json)),
    ]
  }

  private static func text(_ publication: PublicationReport) -> String {
    "published: \(publication.vectorsPut.counted("vector")) put in \(publication.putCount.counted("call")), "
      + "\(publication.vectorsUnchanged) unchanged, \(publication.vectorsDeleted) deleted, "
      + "\(publication.vectorsRefused) refused"
  }
}
