import Storage

extension CatalogueWriter {
  /// Loads a CSV file into a table of `engagement_raw`, in place of one of that name, and describes the table.
  ///
  /// - Throws: `PlatformError` when no row fits; `SQLiteError`, `FileError`. The catalogue is as it was then.
  public func load(_ source: CSVImport) throws -> ImportReport {
    var rows = ImportedRows()
    try CatalogueFile(RawTables.schema, layout: layout, files: files).extend(replacing: source.table) { database in
      let table = try CatalogueTable(source.table, source.columns.map(CatalogueColumn.init), in: database)
      rows = try source.rows { values in
        try table.insert { row in
          for value in values { try row.add(value) }
        }
      }
      guard rows.count > 0 else {
        throw PlatformError(
          "\(source.fileName): no row fits its columns\(rows.faults.first.map { "; \($0)" } ?? "")",
          remedies: ["Mend the lines that are named"])
      }
    }
    let document = SchemaDocument(
      table: source.table, fileName: source.fileName, columns: source.columns, rowCount: rows.count)
    let paths = [layout.dictionary(source.table), layout.importedSchema(source.table)]
    try files.replace(paths[0], with: Array(document.markdown.utf8))
    try files.replace(paths[1], with: document.json.utf8(.pretty))
    return ImportReport(table: source.table, columns: source.columns, rows: rows, documents: paths)
  }
}

extension CatalogueColumn {
  /// The column of an imported file.
  init(_ column: ImportedColumn) {
    let type =
      switch column.kind {
      case .boolean, .integer: "INTEGER"
      case .float: "REAL"
      case .date, .category, .text: "TEXT"
      }
    self.init(column.name, type)
  }
}

extension CatalogueRow {
  /// The next value, of an imported file.
  mutating func add(_ value: ImportedValue) throws {
    switch value {
    case .missing: try add(Double.nan)
    case .integer(let number): try add(number)
    case .number(let number): try add(number)
    case .text(let text): try add(text)
    }
  }
}
