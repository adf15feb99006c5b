import Platform
import Workspaces

extension ImportReport {
  private static let shownFaults = 20

  /// The report for a reader: the table, its columns, and the lines with something wrong.
  func text(from directory: LocalPath) -> String {
    var table = Table()
    for column in columns { table.append("  \(column.name)", column.kind.rawValue, Self.details(column)) }
    var lines = ["\(rows.count.counted("row")) in engagement_raw.\(self.table)", table.text]
    if rows.faultCount > 0 {
      lines.append("\(rows.faultCount.counted("row")) left out:")
      lines += rows.faults.prefix(Self.shownFaults).map { "  \($0.description.withoutControls)" }
      if rows.faultCount > Self.shownFaults { lines.append("  … (all of the first hundred: --json)") }
    }
    lines += documents.map { "described in \(LocalPath($0).text(from: directory))" }
    return lines.joined(separator: "\n")
  }

  private static func details(_ column: ImportedColumn) -> String {
    let missing = column.missingShare > 0 ? "\((column.missingShare * 100).fixed(1)) % missing" : ""
    if let range = column.range {
      return
        "\(range.lowerBound.fixed(column.kind == .integer ? 0 : 2)) to \(range.upperBound.fixed(column.kind == .integer ? 0 : 2)) \(missing)"
        .trimming { $0 == " " }
    }
    let levels = column.levels.prefix(6).joined(separator: ", ").withoutControls
    return [levels, missing].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}
