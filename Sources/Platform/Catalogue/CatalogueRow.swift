import Predictions
import SQLite

/// The values of a row on their way into a table, in the order of its columns.
struct CatalogueRow {
  private let statement: Statement
  private var parameter = 0

  init(_ statement: Statement) { self.statement = statement }

  /// The next value, a whole number.
  mutating func add(_ value: Int) throws {
    parameter += 1
    try statement.bind(value, at: parameter)
  }

  /// The next value, a number; missing where it is NaN.
  mutating func add(_ value: Double) throws {
    parameter += 1
    try statement.bind(value, at: parameter)
  }

  /// The next value, a text or none.
  mutating func add(_ value: String?) throws {
    parameter += 1
    try statement.bind(value.map(SQLiteValue.text) ?? .null, at: parameter)
  }

  /// The next value, a number with as few digits as tell it from its neighbours, so that no digits are invented.
  mutating func add(shortest value: Float) throws { try add(value.written) }
}
