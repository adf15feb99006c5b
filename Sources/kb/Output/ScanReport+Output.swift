import JSON
import Retrieval

extension ScanReport {
  /// `elements` or `codes`, `both` where segments differ.
  private var path: String { paths.count == 1 ? paths.map(\.rawValue).joined() : "both" }

  /// `vectors by codes with 1 thread: 99000 bounded, 870 refined, 41 rescored`.
  var text: String {
    let steps = [(scored, "scored"), (bounded, "bounded"), (refined, "refined"), (rescored, "rescored")]
    let counts = steps.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "vectors by \(path) with \(threads.counted("thread")): \(counts)"
  }

  /// The report as the documented JSON object.
  var json: JSONValue {
    [
      "path": .string(path), "threads": .number(threads), "scored": .number(scored), "bounded": .number(bounded),
      "refined": .number(refined), "rescored": .number(rescored),
    ]
  }
}
