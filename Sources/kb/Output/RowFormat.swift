import ArgumentParser
import Tools

/// How rows are printed.
enum RowFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case csv
  case json
  case md

  /// The rows in this format.
  func text(_ result: QueryResult) -> String {
    switch self {
    case .table: result.table.withoutControls
    case .md: result.markdown.withoutControls
    // A program wants the bytes as they are.
    case .csv: Terminal.output.isInteractive ? result.csv.withoutControls : result.csv
    case .json: result.json.text()
    }
  }
}
