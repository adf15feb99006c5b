import JSON

/// The description of an imported table: for readers as Markdown, for programs in the form of `platform/features.json`.
struct SchemaDocument {
  let table: String
  let fileName: String
  let columns: [ImportedColumn]
  let rowCount: Int

  /// The document for the knowledge base.
  var markdown: String {
    let head = """
      # Data dictionary: engagement_raw.\(table)

      The table `\(table)` holds \(rowCount) rows of the file `\(Self.cell(fileName))`. The types were inferred from the \
      values; an empty cell is a missing value and never zero.

      | Column | Type | Range | Missing | Name in the file |
      |---|---|---|---|---|
      """
    let rows = columns.map { column in
      let missing = column.missingShare == 0 ? "never" : Self.percent(column.missingShare)
      return
        "| `\(column.name)` | \(column.kind.rawValue) | \(Self.range(column)) | \(missing) | \(Self.cell(column.title)) |"
    }
    return ([head] + rows).joined(separator: "\n") + "\n"
  }

  /// Numbers and categories as features; texts and dates, which models are not fed with, apart.
  var json: JSONValue {
    let others = columns.filter { $0.kind == .text || $0.kind == .date }
    return [
      "table": .string(table), "source": .string(fileName), "rows": .number(rowCount),
      "sections": [["name": .string(table), "about": .string("Columns of the file \(fileName).")]],
      "features": .array(columns.filter { $0.kind != .text && $0.kind != .date }.map(feature)),
      "other_columns": .array(others.map { ["name": .string($0.name), "type": .string($0.kind.rawValue)] }),
    ]
  }

  private func feature(_ column: ImportedColumn) -> JSONValue {
    var object: JSONObject = [
      "name": .string(column.name), "section": .string(table), "type": .string(column.kind.rawValue),
      "meaning": .string("Column \"\(column.title)\" of the file \(fileName)."),
    ]
    if !column.levels.isEmpty { object["levels"] = .array(column.levels.map(JSONValue.string)) }
    if column.missingShare > 0 { object["missing"] = "not given in the file" }
    if let range = column.range {
      object["minimum"] = .number(range.lowerBound)
      object["maximum"] = .number(range.upperBound)
    }
    return .object(object)
  }

  private static func range(_ column: ImportedColumn) -> String {
    if let range = column.range {
      return "\(JSONValue.number(range.lowerBound).text()) to \(JSONValue.number(range.upperBound).text())"
    }
    return column.levels.isEmpty ? "–" : column.levels.map(cell).joined(separator: ", ")
  }

  /// A text that neither ends the cell of a table nor its line.
  private static func cell(_ text: String) -> String {
    var cell = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "|": cell.append(contentsOf: "\\|".unicodeScalars)
      case "\r", "\n": cell.append(" ")
      case "`": cell.append("'")
      default: cell.append(scalar)
      }
    }
    return String(cell)
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
