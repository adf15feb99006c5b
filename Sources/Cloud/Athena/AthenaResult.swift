import JSON
import SQLite
import Tools

/// The rows of a result, put together page by page until a limit is met.
struct AthenaResult {
  /// The columns as Athena names them.
  private(set) var columns: [QueryResult.Column] = []
  private(set) var rows: [[SQLiteValue]] = []
  /// Whether there are more rows than these.
  private(set) var isTruncated = false
  private(set) var cutCells = 0
  private var types: [String] = []
  private var usedBytes = 0
  private var isFirstPage = true
  private let limits: QueryLimits

  init(limits: QueryLimits) { self.limits = limits }

  /// Takes a page of `GetQueryResults`.
  ///
  /// The first row of a query's first page has the names of the columns; Athena leaves them out for other statements
  /// (https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html).
  /// - Returns: The token of the next page; `nil` when there is none, or no more is wanted.
  mutating func add(_ page: JSONObject) -> String? {
    let set = page["ResultSet"]
    if isFirstPage { readColumns(set?["ResultSetMetadata"]?["ColumnInfo"]?.array ?? []) }
    var data = (set?["Rows"]?.array ?? [])[...]
    if isFirstPage, let first = data.first, isHeader(first) { data = data.dropFirst() }
    isFirstPage = false
    for row in data {
      guard rows.count < limits.rows, usedBytes < limits.resultBytes else {
        isTruncated = true
        return nil
      }
      rows.append(values(of: row))
    }
    return page["NextToken"]?.string
  }

  private mutating func readColumns(_ infos: [JSONValue]) {
    types = infos.map { $0["Type"]?.string ?? "varchar" }
    columns = zip(infos, types).map {
      QueryResult.Column(name: $0["Name"]?.string ?? $0["Label"]?.string ?? "", type: AthenaCell.columnType($1))
    }
  }

  private func isHeader(_ row: JSONValue) -> Bool {
    let cells = row["Data"]?.array ?? []
    return cells.map { $0["VarCharValue"]?.string } == columns.map(\.name)
  }

  private mutating func values(of row: JSONValue) -> [SQLiteValue] {
    let cells = row["Data"]?.array ?? []
    return types.indices.map { index in
      guard cells.indices.contains(index), let text = cells[index]["VarCharValue"]?.string else {
        usedBytes += 4
        return .null
      }
      let value = AthenaCell.value(text, type: types[index])
      switch value {
      case .integer, .real, .null:
        usedBytes += 8
        return value
      case .blob(let bytes):
        usedBytes += min(bytes.count, limits.cellBytes)
        cutCells += bytes.count > limits.cellBytes ? 1 : 0
        return .blob(Array(bytes.prefix(limits.cellBytes)))
      case .text(let text):
        usedBytes += min(text.utf8.count, limits.cellBytes)
        guard text.utf8.count > limits.cellBytes else { return value }
        cutCells += 1
        return .text(CellText.cut(Array(text.utf8), to: limits.cellBytes))
      }
    }
  }
}
