import Tools

extension AthenaEngine {
  /// Runs a statement whose cost is set aside.
  func result(of statement: ReadOnlyStatement, _ reservation: Reservation) async throws -> QueryResult {
    let submission = AthenaSubmission(statement, rows: limits.rows)
    let (id, execution) = try await finished(submission, reservation)
    let usd = spending.settle(reservation, submission.consumption(execution))
    guard execution.state == .succeeded else { throw await failure(execution, of: submission) }
    let read = try await read(id)
    let cut = "\(read.cutCells) cells were longer than \(limits.cellBytes) bytes and are cut"
    return QueryResult(
      sql: statement.sql, columns: QueryResult.columns(read.columns, typedBy: read.rows), rows: read.rows,
      isTruncated: read.isTruncated, totalRowCount: read.isTruncated ? nil : read.rows.count,
      notes: read.cutCells > 0 ? [cut] : [],
      statistics: QueryStatistics(
        scannedBytes: execution.scannedBytes, usd: usd, executionID: id, isReused: execution.isReused))
  }

  /// The lines that a kind of EXPLAIN gives of a statement.
  func explained(_ statement: ReadOnlyStatement, _ explain: String) async throws -> [String] {
    let submission = AthenaSubmission(statement, explain: explain)
    let free = try spending.reserve(Consumption("athena", requests: 0))
    let (id, execution) = try await finished(submission, free)
    spending.release(free)
    guard execution.state == .succeeded else { throw await failure(execution, of: submission) }
    var explaining = self
    explaining.limits = QueryLimits(rows: 100_000, resultBytes: 16 << 20, cellBytes: 16 << 20)
    return try await explaining.read(id).rows.flatMap { row -> [String] in
      guard case .text(let text)? = row.first else { return [] }
      return text.split(separator: "\n").map(String.init)
    }
  }

  /// Starts a query and waits for its end; whatever happens, none is left behind that runs, and no sum set aside.
  private func finished(
    _ submission: AthenaSubmission, _ reservation: Reservation
  ) async throws -> (id: String, AthenaExecution) {
    let id: String
    do {
      try Task.checkCancellation()
      id = try await started(submission)
    } catch {
      spending.release(reservation)
      throw await refusal(error, of: submission)
    }
    do {
      return (id, try await waited(for: id, submission, reservation))
    } catch {
      await stop(id, submission, reservation)
      throw error
    }
  }

  /// In a task of its own, so that being cancelled meanwhile does not lose the id.
  private func started(_ submission: AthenaSubmission) async throws -> String {
    let calls = calls
    let token = requestToken()
    return try await Task {
      try await calls.start(submission.sql, token: token, reusesResults: submission.isCharged)
    }.value
  }

  /// Looks after 100 ms, then twice as late each time, up to 2 s.
  private func waited(
    for id: String, _ submission: AthenaSubmission, _ reservation: Reservation
  ) async throws -> AthenaExecution {
    let start = calls.client.clock()
    var delay = 0.1
    while true {
      try Task.checkCancellation()
      let execution = try await calls.execution(id)
      if execution.isOver { return execution }
      if submission.isCharged { try checkCost(execution, reservation) }
      guard calls.client.clock() - start <= limits.seconds else {
        throw QueryError(
          .budget, "the query took longer than \(limits.seconds) seconds",
          remedies: ["Filter on a partition column, name fewer columns, or allow more time"])
      }
      try await sleep(delay)
      delay = min(delay * 2, 2)
    }
  }

  /// Stops a query in a task of its own, which the caller's being cancelled does not touch, and books what it scanned; where
  /// that is not to be had, all that was set aside.
  private func stop(_ id: String, _ submission: AthenaSubmission, _ reservation: Reservation) async {
    let calls = calls
    let execution = await Task { await calls.stop(id) }.value
    let consumption = execution.map(submission.consumption) ?? affordable(for: reservation.usd)
    spending.settle(reservation, consumption)
  }

  private func read(_ id: String) async throws -> AthenaResult {
    var result = AthenaResult(limits: limits)
    var tokens: Set<String> = []
    var token: String?
    repeat {
      token = result.add(try await calls.results(id, next: token))
      // A service that gives a token twice would be asked for ever.
      // So would one that always promises another page, and never has a row.
    } while token.map { tokens.insert($0).inserted } == true && tokens.count < 100_000
    return result
  }

  /// 32 hexadecimal digits.
  private func requestToken() -> String {
    (0..<8).map { _ in
      let digits = String(Int(exactly: (calls.client.random() * 65_535).rounded(.down)) ?? 0, radix: 16)
      return String(repeating: "0", count: max(4 - digits.utf8.count, 0)) + digits
    }.joined()
  }
}
