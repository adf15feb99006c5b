import Tools

extension AthenaEngine {
  /// What a statement is thought to scan, by `EXPLAIN (TYPE IO, FORMAT JSON)`: the size of the columns that it reads, by the
  /// statistics of their tables.
  ///
  /// Where a table has none nothing is known. It is no bound: a table of text files is scanned in whole rows.
  func estimate(_ statement: ReadOnlyStatement) async throws -> QueryEstimate {
    let text = try await explained(statement, "EXPLAIN (TYPE IO, FORMAT JSON)").joined(separator: "\n")
    guard let bytes = AthenaIOPlan(text).scannedBytes else {
      return QueryEstimate(
        scannedBytes: nil, usd: nil, basis: "Athena has no statistics of a table: ANALYZE it in Glue to know more")
    }
    return QueryEstimate(
      scannedBytes: bytes, usd: spending.prices.usd(Consumption("athena", bytes: bytes)),
      basis: "by Athena's statistics of the columns that are read; text files are scanned in whole rows")
  }

  /// Sets aside what a statement may cost.
  ///
  /// Without a limit nothing is set aside. Under one it is the estimate, but no more than the workgroup lets a query scan; where
  /// neither is known the statement is refused.
  func reserve(for statement: ReadOnlyStatement) async throws -> Reservation {
    guard let limit = spending.limit else { return try spending.reserve(Consumption("athena", requests: 0)) }
    // A statement that not even the least charge is left for needs no estimate.
    spending.release(try spending.reserve(Consumption("athena")))
    let estimate = try await estimate(statement).scannedBytes
    // With an estimate, a role that may not read the workgroup goes without its limit.
    let cutoff = estimate == nil ? try await calls.scanLimit() : try? await calls.scanLimit()
    guard let bytes = [estimate, cutoff].compactMap(\.self).min() else {
      throw BudgetError(
        item: "athena", estimate: nil, spent: spending.committed, limit: limit,
        remedies: [
          "Set the bytes that a query may scan (BytesScannedCutoffPerQuery) in the workgroup \(options.workgroup)",
          "Have Glue compute statistics of the tables, or ask without a limit",
        ])
    }
    return try spending.reserve(Consumption("athena", bytes: bytes))
  }

  /// Ends a query that has scanned more than was set aside for it: an estimate is no promise.
  func checkCost(_ execution: AthenaExecution, _ reservation: Reservation) throws {
    guard let limit = spending.limit, let usd = spending.prices.usd(execution.consumption),
      usd > reservation.usd
    else {
      return
    }
    let others = spending.committed - reservation.usd
    guard others + usd > limit else { return }
    throw BudgetError(
      item: "athena", estimate: usd, spent: others, limit: limit,
      remedies: ["Athena scanned more than its statistics said: filter on a partition column or name fewer columns"])
  }

  /// As many bytes as a sum pays for.
  func affordable(for usd: Double) -> Consumption {
    guard usd > 0, let rate = spending.prices.price(of: "athena")?.bytes, rate > 0 else {
      return Consumption("athena", requests: 0)
    }
    return Consumption("athena", bytes: Int(exactly: (usd / rate * 0x1p40).rounded()) ?? .max)
  }
}
