import Tools

extension AthenaEngine {
  /// Why a query that is over gave no result.
  func failure(_ execution: AthenaExecution, of submission: AthenaSubmission) async -> QueryError {
    if execution.state == .cancelled {
      let reason = execution.reason.isEmpty ? "" : ": \(execution.reason)"
      return QueryError(
        .budget, "Athena stopped the query after \(execution.scannedBytes) bytes\(reason)",
        remedies: [
          "Filter on a partition column or name fewer columns",
          "See the workgroup \(options.workgroup): it may limit the bytes that a query scans",
        ])
    }
    return await error(
      AthenaFailure(execution.reason), of: submission, isWriters: execution.errorCategory.map { $0 == 2 })
  }

  /// Why a query was not begun: Athena refuses at once what it cannot parse, with the place in its sentence.
  func refusal(_ error: any Error, of submission: AthenaSubmission) async -> any Error {
    guard var error = error as? ServiceError, error.kind == .invalidRequest else { return error }
    let failure = AthenaFailure(error.message)
    if failure.position != nil { return await self.error(failure, of: submission, isWriters: true) }
    if options.outputLocation == nil {
      error.remedies.append(
        "Say where results go: an output location of the workgroup \(options.workgroup), or one in the configuration")
    }
    return error
  }

  private func error(
    _ failure: AthenaFailure, of submission: AthenaSubmission, isWriters: Bool?
  ) async -> QueryError {
    failure.error(
      submission.statement, skippedLines: submission.skippedLines, isWriters: isWriters, schema: try? await schema())
  }
}
