import SQLite
import Synchronization

/// Reads customers from the table `customers` of the catalogue (`engagement_raw.sqlite`).
///
/// One connection is kept and shared by all callers, one at a time. A file that is replaced meanwhile is read on as it
/// was: make a new store to see the new one.
public final class CustomerStore: Sendable {
  private struct Connection {
    let all: Statement
    let one: Statement
    let columns: CustomerColumns
  }

  private let connection: Mutex<Connection>
  private let featureCount: Int

  /// Opens the file and finds the columns of the schema in it.
  ///
  /// - Throws: `SQLiteError` when the file cannot be opened or lacks the table or a column.
  public init(path: String, schema: FeatureSchema) throws {
    let database = try Database(path)
    let columns = CustomerColumns(schema)
    let sql = "SELECT customer_id, snapshot_month, \(columns.list) FROM customers"
    connection = Mutex(
      Connection(
        all: try database.prepare("\(sql) ORDER BY customer_id"),
        one: try database.prepare("\(sql) WHERE customer_id = ?1"), columns: columns))
    featureCount = schema.features.count
  }

  /// The customer of an id, `nil` when there is none. A look-up in a B-tree: tens of microseconds.
  ///
  /// - Throws: `SQLiteError`; `FeatureError` for a category that has a level unknown to the schema.
  public func customer(_ id: Int) throws -> StoredCustomer? {
    try connection.withLock { connection in
      defer { connection.one.reset() }
      try connection.one.bind(id, at: 1)
      guard try connection.one.step() else { return nil }
      return try connection.columns.customer(in: connection.one)
    }
  }

  /// Every customer, in the order of their ids.
  ///
  /// - Throws: `SQLiteError`; `FeatureError` for a category that has a level unknown to the schema.
  public func customers() throws -> CustomerTable {
    try connection.withLock { connection in
      var table = CustomerTable(features: FeatureMatrix(columnCount: featureCount))
      defer { connection.all.reset() }
      while try connection.all.step() {
        let customer = try connection.columns.customer(in: connection.all)
        table.ids.append(customer.id)
        table.snapshotMonths.append(customer.snapshotMonth)
        table.features.append(row: customer.features)
      }
      return table
    }
  }
}
