import SQLite

/// How many rows meet a condition, or whether all or any do; nulls are left out.
final class ConditionCount: AggregateState {
  enum Question {
    case count
    case all
    case any
  }

  private let question: Question
  private var met: Int64 = 0
  private var total: Int64 = 0

  init(_ question: Question) { self.question = question }

  func add(_ row: FunctionArguments, _ context: FunctionContext) {
    if row.isNull(0) { return }
    total += 1
    met += row.isTrue(0) ? 1 : 0
  }

  func value(_ context: FunctionContext) -> SQLiteValue {
    switch question {
    case .count: .integer(met)
    case .all: total == 0 ? .null : .integer(met == total ? 1 : 0)
    case .any: total == 0 ? .null : .integer(met > 0 ? 1 : 0)
    }
  }
}
