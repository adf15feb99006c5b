import SQLite

/// A figure of one series of numbers; nulls are left out.
final class Deviation: AggregateState {
  private var moments = Moments()
  private let figure: @Sendable (Moments) -> Double?

  init(_ figure: @escaping @Sendable (Moments) -> Double?) { self.figure = figure }

  func add(_ row: FunctionArguments, _ context: FunctionContext) throws(FunctionFault) {
    if !row.isNull(0) { moments.add(try row.number(0)) }
  }

  func value(_ context: FunctionContext) -> SQLiteValue { figure(moments).map { .real($0) } ?? .null }
}
