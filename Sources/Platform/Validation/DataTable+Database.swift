import SQLite

extension DataTable {
  /// Reads a table of the catalogue whole; rows are called by their number in it. O(cells).
  ///
  /// - Throws: `SQLiteError` when there is no such table.
  public init(_ name: String, in database: Database) throws {
    let statement = try database.prepare("SELECT rowid, * FROM \(SQLName.quoted(name)) ORDER BY rowid")
    var ids: [Int] = []
    var columns = statement.columnNames.dropFirst().map { ColumnBuilder(name: $0) }
    while try statement.step() {
      ids.append(statement.int(at: 0))
      for place in columns.indices { columns[place].append(statement.value(at: place + 1)) }
    }
    self.init(key: "row", ids: ids, columns: columns.map(\.column))
  }

  /// A column while values are added: of texts from the first text on.
  private struct ColumnBuilder {
    let name: String
    private var numbers: [Double] = []
    private var texts: [String] = []
    private var codes: [Int32] = []
    private var places: [String: Int32] = [:]

    init(name: String) { self.name = name }

    mutating func append(_ value: SQLiteValue) {
      var number = Double.nan
      var code: Int32 = -1
      switch value {
      case .integer(let value): number = Double(value)
      case .real(let value): number = value
      case .text(let text): code = place(of: text)
      case .null, .blob: break
      }
      numbers.append(number)
      codes.append(code)
    }

    private mutating func place(of text: String) -> Int32 {
      if let place = places[text] { return place }
      let place = Int32(clamping: texts.count)
      places[text] = place
      texts.append(text)
      return place
    }

    var column: DataColumn {
      DataColumn(name: name, values: texts.isEmpty ? .numbers(numbers) : .texts(texts, codes: codes))
    }
  }
}
