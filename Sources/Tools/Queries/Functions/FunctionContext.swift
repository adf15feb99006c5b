import SQLite

/// What the functions of one query share.
final class FunctionContext {
  /// The seconds since 1970 at which the query began.
  let now: Double
  private let meter: QueryMeter
  private var expressions: [String: RegularExpression] = [:]
  /// A connection of its own, for functions that stand before SQLite's.
  private var plain: Database?
  private var formats: [Int: Statement] = [:]

  init(meter: QueryMeter, now: Double) {
    self.meter = meter
    self.now = now
  }

  /// Charges work, such as bytes looked at.
  ///
  /// - Throws: `FunctionFault` when the query has used up its budget.
  func charge(_ work: Int) throws(FunctionFault) {
    guard meter.advance(work) else { throw .stopped }
  }

  /// A pattern, compiled; the last few are kept.
  func expression(_ pattern: String) throws(FunctionFault) -> RegularExpression {
    if let known = expressions[pattern] { return known }
    try charge(pattern.utf8.count * 20)
    let compiled = try RegularExpression(pattern)
    if expressions.count >= 16 { expressions.removeAll() }
    expressions[pattern] = compiled
    return compiled
  }

  /// What SQLite's own `printf` makes of a format and its values.
  func formatted(_ values: [SQLiteValue]) throws(FunctionFault) -> SQLiteValue {
    do throws(SQLiteError) {
      let statement = try formatStatement(values.count)
      for (index, value) in values.enumerated() { try statement.bind(value, at: index + 1) }
      defer { statement.reset() }
      return try statement.step() ? statement.value(at: 0) : .null
    } catch {
      throw FunctionFault(error.message)
    }
  }

  private func formatStatement(_ count: Int) throws(SQLiteError) -> Statement {
    if let known = formats[count] { return known }
    let database = if let plain { plain } else { try Database(":memory:") }
    plain = database
    let places = Array(repeating: "?", count: count).joined(separator: ", ")
    let statement = try database.prepare("SELECT printf(\(places))")
    formats[count] = statement
    return statement
  }
}
