import JSON
import TestSupport
import Testing

@testable import Cloud

@Suite struct SpendingTests {
  /// A dollar a call, and a dollar for a million tokens.
  private func spending(_ limit: Double?) throws -> Spending {
    let text = """
      {"date": "2026-01-01", "items": {"call": {"per_million_requests": 1000000},
       "model": {"per_million_tokens": {"input": 1, "output": 10}}, "cheap": {"per_million_requests": 0.4}}}
      """
    return Spending(prices: try PriceTable(Array(text.utf8), file: "test"), limit: limit)
  }

  @Test func `What is set aside counts against the limit until it is settled or given back`() throws {
    let spending = try spending(3)
    let first = try spending.reserve(Consumption("call"))
    let second = try spending.reserve(Consumption("call", requests: 2))
    #expect(spending.usd == 0)
    #expect(spending.committed == 3)
    let error = #expect(throws: BudgetError.self) { try spending.reserve(Consumption("cheap")) }
    #expect(error?.spent == 3)
    spending.release(second)
    _ = try spending.reserve(Consumption("call"))
    #expect(spending.settle(first, Consumption("call", requests: 0)) == 0)
    #expect(spending.committed == 1)
  }

  @Test func `A sum that meets the limit exactly is allowed, and the least more is not`() throws {
    let spending = try spending(0.3)
    for _ in 0..<3 {
      let reservation = try spending.reserve(Consumption("model", inputTokens: 100_000))
      spending.settle(reservation, Consumption("model", inputTokens: 100_000))
    }
    #expect(abs(spending.usd - 0.3) < 1e-12)
    #expect(throws: BudgetError.self) { try spending.reserve(Consumption("cheap")) }
    _ = try spending.reserve(Consumption("cheap", requests: 0))
  }

  @Test func `An actual cost above the estimate is booked, and stops the next call`() throws {
    let spending = try spending(2)
    let reservation = try spending.reserve(Consumption("call"))
    #expect(spending.settle(reservation, Consumption("call", requests: 5)) == 5)
    #expect(spending.usd == 5)
    #expect(throws: BudgetError.self) { try spending.reserve(Consumption("cheap", requests: 1)) }
  }

  @Test func `Settling or giving back twice frees nothing twice`() throws {
    let spending = try spending(10)
    let kept = try spending.reserve(Consumption("call", requests: 4))
    let reservation = try spending.reserve(Consumption("call"))
    spending.release(reservation)
    spending.release(reservation)
    spending.settle(reservation, Consumption("call"))
    #expect(spending.committed == 5)
    spending.release(kept)
    #expect(spending.committed == 1)
  }

  @Test(arguments: [0, -1, Double.nan, -Double.infinity])
  func `A limit of nothing, or of no number, lets through what is free alone`(limit: Double) throws {
    let spending = try spending(limit)
    #expect(throws: BudgetError.self) { try spending.reserve(Consumption("cheap")) }
    _ = try spending.reserve(Consumption("cheap", requests: 0))
  }

  @Test func `An item without a price is refused under a limit, and booked without one`() throws {
    let error = #expect(throws: BudgetError.self) { try spending(5).reserve(Consumption("new-model", inputTokens: 1)) }
    #expect(error?.estimate == nil)
    #expect(error?.description.contains("new-model has no known cost") == true)
    let free = try spending(nil)
    let reservation = try free.reserve(Consumption("new-model", inputTokens: 1))
    #expect(free.settle(reservation, Consumption("new-model", inputTokens: 7)) == 0)
    #expect(free.entries == [SpendingEntry(consumption: Consumption("new-model", inputTokens: 7), usd: nil)])
  }

  @Test func `Numbers beyond all bounds stay bounds, and no sum is below zero`() throws {
    let spending = try spending(nil)
    let vast = try spending.reserve(Consumption("call", requests: .max))
    let more = try spending.reserve(Consumption("model", inputTokens: .max, outputTokens: .max))
    spending.settle(vast, Consumption("call", requests: .max))
    spending.settle(more, Consumption("call", requests: .max))
    #expect(spending.entries.first?.consumption.requests == .max)
    #expect(spending.usd > 9_000_000)
    let negative = try self.spending(1)
    let reservation = try negative.reserve(Consumption("call", requests: -5))
    negative.settle(reservation, Consumption("call", inputTokens: -3, requests: -5))
    #expect(negative.usd == 0)
    #expect(negative.committed == 0)
    #expect(negative.entries.first?.consumption == Consumption("call", requests: 0))
  }

  @Test func `Sixteen tasks that reserve at once never pass the limit, and lose no booking`() async throws {
    let spending = try spending(100)
    let booked = await withTaskGroup(of: Int.self) { group in
      for task in 0..<16 {
        group.addTask {
          var random = SplitMix64(seed: UInt64(task))
          var booked = 0
          for _ in 0..<500 {
            guard let reservation = try? spending.reserve(Consumption("call")) else { continue }
            if spending.committed > 100 { return -1_000_000 }
            if random.next() % 4 == 0 {
              spending.release(reservation)
            } else {
              spending.settle(reservation, Consumption("call"))
              booked += 1
            }
          }
          return booked
        }
      }
      return await group.reduce(0, +)
    }
    #expect(booked == 100)
    #expect(spending.usd == 100)
    #expect(spending.committed == 100)
    #expect(spending.entries == [SpendingEntry(consumption: Consumption("call", requests: 100), usd: 100)])
  }

  @Test func `Entries come in the order of their first booking and survive their JSON`() throws {
    let spending = try spending(50)
    for item in ["model", "call", "model"] {
      let reservation = try spending.reserve(Consumption(item))
      spending.settle(reservation, Consumption(item, inputTokens: item == "model" ? 500_000 : 0))
    }
    #expect(spending.entries.map(\.consumption.item) == ["model", "call"])
    #expect(
      spending.json.text()
        == #"{"usd":2,"limit_usd":50,"prices":"2026-01-01","items":[{"item":"model","requests":2,"input_tokens":1000000,"usd":1},{"item":"call","requests":1,"usd":1}]}"#
    )
    let read = (spending.json["items"]?.array ?? []).compactMap(SpendingEntry.init)
    #expect(read == spending.entries)
    #expect(SpendingEntry(json: [:]) == nil)
  }

  @Test(arguments: [
    (0.0, "$0.0000"), (0.0042, "$0.0042"), (0.00005, "$0.000050"), (0.00000006, "$0.000000060"), (0.5, "$0.5000"),
    (1, "$1.00"), (12.345, "$12.35"), (1234.5, "$1234.50"), (0.09999, "$0.1000"), (0.99999, "$1.0000"),
    (-0.5, "$-0.5000"),
    (Double.infinity, "$∞"), (1e-14, "$0.000000000000"), (1e300, "$1e+300"),
  ])
  func `Dollars are printed with the digits that count`(usd: Double, text: String) {
    #expect(usd.usdText == text.replacing("$-", with: "-$"))
  }

  @Test func `A refusal says what it would cost and what is left in dollars and what to do`() {
    let error = BudgetError(item: "athena", estimate: 0.0042, spent: 0.5, limit: 0.5, remedies: ["Ask for less"])
    #expect(error.description == "athena may cost $0.0042, $0.5000 of $0.5000 is spent or set aside. Ask for less")
  }
}
