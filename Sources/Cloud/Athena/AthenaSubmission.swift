import Tools

/// What is sent to Athena for a statement: the statement itself, or an EXPLAIN of it.
struct AthenaSubmission: Sendable {
  /// The statement that a person or a model wrote.
  let statement: ReadOnlyStatement
  /// What is sent.
  let sql: String
  /// The lines of it that stand before the statement.
  let skippedLines: Int
  /// Whether it is charged for and its result may be an earlier one: an EXPLAIN is free.
  let isCharged: Bool

  /// The statement itself, for so many rows.
  init(_ statement: ReadOnlyStatement, rows: Int) {
    self.statement = statement
    sql = statement.limited(to: rows)
    skippedLines = 0
    isCharged = true
  }

  /// An EXPLAIN of the statement.
  init(_ statement: ReadOnlyStatement, explain: String) {
    self.statement = statement
    sql = "\(explain)\n\(statement.text)"
    skippedLines = 1
    isCharged = false
  }

  /// What an execution of it is charged for.
  func consumption(_ execution: AthenaExecution) -> Consumption {
    isCharged ? execution.consumption : Consumption("athena", requests: 0)
  }
}
