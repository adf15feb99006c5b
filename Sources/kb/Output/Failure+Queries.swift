import Tools

extension Failure {
  /// An error of a statement.
  init(query error: QueryError) {
    let status: ExitStatus =
      switch error.code {
      case .forbidden: .writeRefused
      case .budget: .budgetReached
      case .cancelled: .interrupted
      case .database: .internalError
      default: .usage
      }
    self.init(
      status: status, code: "sql_\(error.code.rawValue)", message: error.message.withoutControls,
      reason: error.place.map { "line \($0.line), column \($0.column): \($0.text)".withoutControls },
      remedies: error.remedies.map(\.withoutControls))
  }
}
