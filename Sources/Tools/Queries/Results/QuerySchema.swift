import SQLite

/// The tables that statements can read.
public struct QuerySchema: Sendable, Hashable {
  /// A column of a table.
  public struct Column: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// Its declared type, empty where none is declared.
    public let type: String
    /// What the data dictionary says of it.
    public var meaning: ColumnMeaning?

    /// A column of a declared type.
    public init(name: String, type: String, meaning: ColumnMeaning? = nil) {
      self.name = name
      self.type = type
      self.meaning = meaning
    }
  }

  /// A table or view.
  public struct Table: Sendable, Hashable {
    /// The schema it belongs to.
    public let schema: String
    /// Its name.
    public let name: String
    /// Its columns, in their order.
    public var columns: [Column]

    /// A table of a schema.
    public init(schema: String, name: String, columns: [Column]) {
      self.schema = schema
      self.name = name
      self.columns = columns
    }

    /// `schema.table`.
    public var fullName: String { "\(schema).\(name)" }
  }

  /// The tables, by schema, in the order of their names.
  public private(set) var tables: [Table]

  /// The names of modules and virtual tables, in lower case: reading those runs code of their own.
  let hiddenNames: Set<String>

  /// The schema of tables that are known without reading them.
  public init(tables: [Table]) {
    self.tables = tables
    hiddenNames = []
  }

  /// Reads the schemas that are attached to a connection, without virtual tables.
  init(of schemas: [String], in database: Database) throws(SQLiteError) {
    var tables: [Table] = []
    var hidden = try Self.texts("SELECT lower(name) FROM pragma_module_list", in: database)
    let attached = try Self.texts("SELECT name FROM pragma_database_list", in: database)
    for schema in schemas where attached.contains(where: { $0.lowercased() == schema.lowercased() }) {
      let names = try Self.texts(
        """
        SELECT name FROM \(SQLName.quoted(schema)).sqlite_schema WHERE type IN ('table', 'view')
        AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name
        """, in: database)
      hidden += try Self.texts(
        "SELECT lower(name) FROM \(SQLName.quoted(schema)).sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'", in: database
      )
      for name in names {
        tables.append(Table(schema: schema, name: name, columns: try Self.columns(of: name, schema, in: database)))
      }
    }
    self.tables = tables
    hiddenNames = Set(hidden)
  }

  /// The names of the tables, `schema.table` in lower case.
  var names: Set<String> { Set(tables.map { $0.fullName.lowercased() }) }

  /// The schema with the meanings of columns, by their names; a column that the dictionary lacks keeps what it has.
  public func described(by dictionary: [String: ColumnMeaning]) -> QuerySchema {
    var described = self
    for table in tables.indices {
      for column in tables[table].columns.indices {
        guard let meaning = dictionary[tables[table].columns[column].name] else { continue }
        described.tables[table].columns[column].meaning = meaning
      }
    }
    return described
  }

  private static func columns(
    of table: String, _ schema: String, in database: Database
  ) throws(SQLiteError) -> [Column] {
    let statement = try database.prepare("SELECT name, type FROM pragma_table_info(?1, ?2)")
    try statement.bind(.text(table), at: 1)
    try statement.bind(.text(schema), at: 2)
    var columns: [Column] = []
    while try statement.step() {
      if case .text(let name) = statement.value(at: 0), case .text(let type) = statement.value(at: 1) {
        columns.append(Column(name: name, type: type.lowercased()))
      }
    }
    return columns
  }

  private static func texts(_ sql: String, in database: Database) throws(SQLiteError) -> [String] {
    let statement = try database.prepare(sql)
    var texts: [String] = []
    while try statement.step() {
      if case .text(let text) = statement.value(at: 0) { texts.append(text) }
    }
    return texts
  }
}
