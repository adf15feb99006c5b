import SQLite

/// The rows that a query gave.
public struct QueryResult: Sendable, Hashable {
  /// What the values of a column are.
  public enum ColumnType: String, Sendable, Hashable {
    /// Whole numbers.
    case integer
    /// Numbers, of which one at least has a fraction or is stored so.
    case real
    /// Words.
    case text
    /// Bytes.
    case blob
    /// Values of several kinds.
    case mixed
    /// No values.
    case null

    /// The common type of values, `nil` when all are null.
    init?(of values: some Sequence<SQLiteValue>) {
      var common: ColumnType?
      for value in values {
        guard let type = ColumnType(of: value) else { continue }
        switch (common, type) {
        case (nil, _), (.integer, .real): common = type
        case (.real, .integer): common = .real
        case let (known, found): if known != found { common = .mixed }
        }
      }
      guard let common else { return nil }
      self = common
    }

    private init?(of value: SQLiteValue) {
      switch value {
      case .null: return nil
      case .integer: self = .integer
      case .real: self = .real
      case .text: self = .text
      case .blob: self = .blob
      }
    }

    /// The type that a declaration stands for (SQLite's rules of affinity, sqlite.org/datatype3.html).
    init(_ declaration: String) {
      let name = declaration.uppercased()
      func has(_ parts: String...) -> Bool { parts.contains { name.contains($0) } }
      if has("INT", "BOOL") {
        self = .integer
      } else if has("CHAR", "CLOB", "TEXT", "DATE", "TIME", "STRING") {
        self = .text
      } else if name.isEmpty || has("BLOB", "BINARY") {
        self = .blob
      } else {
        self = .real
      }
    }
  }

  /// A column of the result.
  public struct Column: Sendable, Hashable {
    /// Its name, told apart from others by a number where the statement gives one name twice.
    public let name: String
    /// What its values are.
    public let type: ColumnType

    /// A column.
    public init(name: String, type: ColumnType) {
      self.name = name
      self.type = type
    }
  }

  /// The statement, as it was given.
  public let sql: String
  /// The columns.
  public let columns: [Column]
  /// The rows; each has one value a column.
  public let rows: [[SQLiteValue]]
  /// Whether there are more rows than these.
  public let isTruncated: Bool
  /// How many rows there are, `nil` when that was not found out.
  public let totalRowCount: Int?
  /// The work it took, in instructions of SQLite's virtual machine and bytes that functions looked at; 0 elsewhere.
  public let steps: Int
  /// What a reader should know: cells that were cut, names that were taken as text.
  public let notes: [String]
  /// What it cost, `nil` where queries cost nothing.
  public let statistics: QueryStatistics?

  /// A result; every row has one value a column.
  public init(
    sql: String, columns: [Column], rows: [[SQLiteValue]], isTruncated: Bool, totalRowCount: Int?, steps: Int = 0,
    notes: [String] = [], statistics: QueryStatistics? = nil
  ) {
    self.sql = sql
    self.columns = columns
    self.rows = rows
    self.isTruncated = isTruncated
    self.totalRowCount = totalRowCount
    self.steps = steps
    self.notes = notes
    self.statistics = statistics
  }
}
