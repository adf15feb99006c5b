import CSQLite
import SQLite

/// A compiled SELECT whose rows are read within limits.
final class QueryStatement {
  /// What was read.
  struct Reading {
    var rows: [[SQLiteValue]] = []
    var isTruncated = false
    /// The number of rows there are, `nil` when that is not known.
    var total: Int?
    var cutCells = 0
  }

  let handle: OpaquePointer
  private let connection: OpaquePointer

  /// - Parameter prefix: The bytes at the beginning of `sql` that are not the writer's.
  init(
    _ sql: String, in connection: OpaquePointer, context: CompilationContext, prefix: Int
  ) throws(QueryError) {
    var compiled: OpaquePointer?
    let code = sqlite3_prepare_v3(connection, sql, -1, 0, &compiled, nil)
    guard code == SQLITE_OK else {
      throw context.error(code, connection, offset: Int(sqlite3_error_offset(connection)) - prefix)
    }
    guard let compiled else { throw QueryError(.empty, "there is no statement", remedies: ["Write one SELECT"]) }
    handle = compiled
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Reads rows up to the limits, then counts on for a while, so that a cut result can say of how many rows it is.
  func read(_ limits: QueryLimits, meter: QueryMeter, context: CompilationContext) throws(QueryError) -> Reading {
    var reading = Reading()
    var bytes = 0
    while try step(context) {
      guard reading.rows.count < limits.rows, bytes < limits.resultBytes else {
        reading.isTruncated = true
        reading.total = count(from: reading.rows.count + 1, limits, meter)
        return reading
      }
      let row = (0..<sqlite3_column_count(handle)).map { cell($0, limits.cellBytes, &reading.cutCells, &bytes) }
      reading.rows.append(row)
    }
    reading.total = reading.rows.count
    return reading
  }

  private func step(_ context: CompilationContext) throws(QueryError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw context.error(code, connection, offset: -1)
    }
  }

  private func count(from first: Int, _ limits: QueryLimits, _ meter: QueryMeter) -> Int? {
    let end = meter.work + max((limits.steps - meter.work) / 10, 0)
    var count = first
    while meter.work < end, count < 1_000_000 {
      switch sqlite3_step(handle) {
      case SQLITE_ROW: count += 1
      case SQLITE_DONE: return count
      default: return nil
      }
    }
    return nil
  }

  private func cell(_ column: Int32, _ limit: Int, _ cut: inout Int, _ bytes: inout Int) -> SQLiteValue {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_INTEGER:
      bytes += 8
      return .integer(sqlite3_column_int64(handle, column))
    case SQLITE_FLOAT:
      bytes += 8
      return .real(sqlite3_column_double(handle, column))
    case SQLITE_TEXT:
      guard let text = sqlite3_column_text(handle, column) else { return .null }
      let content = UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, column)))
      bytes += min(content.count, limit)
      guard content.count > limit else { return .text(String(decoding: content, as: UTF8.self)) }
      cut += 1
      return .text(CellText.cut(content, to: limit))
    case SQLITE_BLOB:
      guard let blob = sqlite3_column_blob(handle, column) else { return .blob([]) }
      let content = UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_column_bytes(handle, column)))
      bytes += min(content.count, limit)
      cut += content.count > limit ? 1 : 0
      return .blob(Array(content.prefix(limit)))
    default:
      bytes += 4
      return .null
    }
  }
}
