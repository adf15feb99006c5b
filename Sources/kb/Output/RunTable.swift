import Workspaces

/// The recorded runs as a table.
struct RunTable {
  private let runs: [RunListing]

  init(_ runs: [RunListing]) { self.runs = runs }

  var text: String {
    var table = Table()
    table.append("run", "session", "time", "model", "ms", "citations", "unsupported", "question")
    for run in runs {
      guard let header = run.record?.header else {
        table.append(run.run, "", "", "", "", "", "", "damaged record: \(run.damage ?? "")".withoutControls)
        continue
      }
      table.append(
        run.run, header.session, header.created, header.model, run.milliseconds?.fixed(0) ?? "cut",
        "\(run.citationCount)", "\(run.unsupportedCount)", Self.short(header.question))
    }
    return table.text
  }

  private static func short(_ question: String) -> String {
    let line = question.split(whereSeparator: \.isNewline).joined(separator: " ").withoutControls
    return line.count > 80 ? line.prefix(79) + "…" : line
  }
}
