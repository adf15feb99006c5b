import SQLite

/// The first value that is not null.
final class FirstValue: AggregateState {
  private var first: SQLiteValue?

  func add(_ row: FunctionArguments, _ context: FunctionContext) {
    if first == nil, !row.isNull(0) { first = row.value(0) }
  }

  func value(_ context: FunctionContext) -> SQLiteValue { first ?? .null }
}
