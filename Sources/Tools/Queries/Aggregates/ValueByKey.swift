import SQLite

/// The value of the row with the largest or smallest key; rows without a key are left out, of equal keys the first counts.
final class ValueByKey: AggregateState {
  private let precedes: @Sendable (SQLiteValue, SQLiteValue) -> Bool
  private var best: (key: SQLiteValue, value: SQLiteValue)?

  init(_ precedes: @escaping @Sendable (SQLiteValue, SQLiteValue) -> Bool) { self.precedes = precedes }

  func add(_ row: FunctionArguments, _ context: FunctionContext) {
    if row.isNull(1) { return }
    let key = row.value(1)
    if let best, !precedes(key, best.key) { return }
    best = (key, row.value(0))
  }

  func value(_ context: FunctionContext) -> SQLiteValue { best?.value ?? .null }
}
