import SQLite

/// A figure of pairs of numbers; pairs with a null are left out.
final class Association: AggregateState {
  private var moments = PairedMoments()
  private let figure: @Sendable (PairedMoments) -> Double?

  init(_ figure: @escaping @Sendable (PairedMoments) -> Double?) { self.figure = figure }

  func add(_ row: FunctionArguments, _ context: FunctionContext) throws(FunctionFault) {
    if !row.hasNull { moments.add(y: try row.number(0), x: try row.number(1)) }
  }

  func value(_ context: FunctionContext) -> SQLiteValue { figure(moments).map { .real($0) } ?? .null }
}
