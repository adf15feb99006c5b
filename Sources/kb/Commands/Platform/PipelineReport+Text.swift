import JSON
import Platform

extension PipelineReport {
  /// The report for a reader: a line a stage with its time.
  var text: String {
    var table = Table()
    for outcome in outcomes {
      let time = outcome.isResumed ? "done before" : "\(outcome.seconds.fixed(1)) s"
      table.append("  \(outcome.stage.rawValue)", time, StageSummary(outcome.summary).line)
    }
    let details = outcomes.flatMap { StageSummary($0.summary).details }.map { "    \($0)" }
    let done = outcomes.count { !$0.isResumed }
    let memory = peakMemory > 0 ? ", at most \(peakMemory.sizeText) of memory" : ""
    let head = "\(done) of \(outcomes.count.counted("stage")) done in \(seconds.fixed(1)) s\(memory)"
    return ([head, table.text] + (details.isEmpty ? [] : ["  models:"]) + details).joined(separator: "\n")
  }

  /// The report for a program.
  var json: JSONValue {
    [
      "seconds": Self.milliseconds(seconds), "peak_memory_bytes": .number(peakMemory),
      "stages": .array(
        outcomes.map { outcome in
          [
            "stage": .string(outcome.stage.rawValue), "resumed": .bool(outcome.isResumed),
            "seconds": Self.milliseconds(outcome.seconds), "peak_memory_bytes": .number(outcome.peakMemory),
            "summary": .object(outcome.summary),
          ]
        }),
    ]
  }

  private static func milliseconds(_ seconds: Double) -> JSONValue { .number((seconds * 1000).rounded() / 1000) }
}
