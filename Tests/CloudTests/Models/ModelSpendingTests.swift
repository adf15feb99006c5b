import Agents
import Cloud
import JSON
import Testing

@Suite(.serialized) struct ModelSpendingTests {
  private static let bedrock = Result { try StandIn("bedrock_runtime.py") }
  private static let anthropic = Result { try StandIn("anthropic.py") }

  static var providers: [ModelProvider] {
    get throws { [.bedrock(try bedrock.get()), .anthropic(try anthropic.get())] }
  }

  /// A dollar for a million tokens of either kind, whatever the model.
  private static var prices: PriceTable {
    var prices = PriceTable(date: "2026-10-01")
    var price = Price()
    price.inputTokens = 1
    price.outputTokens = 10
    price.cacheReadTokens = 0.1
    price.cacheWriteTokens = 1.25
    for model in [ConverseModel.standardModelID, MessagesModel.standardModelID] { prices.set(price, for: model) }
    return prices
  }

  @Test(arguments: try providers)
  func `A turn costs what the provider counted`(_ provider: ModelProvider) async throws {
    try await provider.standIn.plan(settings: ["script": [[["text": "x"]]]])
    let spending = Spending(prices: Self.prices, limit: 1)
    var usage = Usage()
    for try await event in provider.model(spending: spending).events(for: .question("rmse?")) {
      if case .finished(_, let counted) = event { usage = counted }
    }
    let expected =
      Double(usage.inputTokens) + 10 * Double(usage.outputTokens) + 0.1 * Double(usage.cacheReadTokens) + 1.25
      * Double(usage.cacheWriteTokens)
    #expect(usage.usd > 0 && abs(usage.usd * 1e6 - expected) < 0.01)
    #expect(abs(spending.usd - usage.usd) < 1e-9 && abs(spending.committed - usage.usd) < 1e-9)
    #expect(spending.entries.map(\.consumption.item) == [provider.model().modelID])
  }

  @Test(arguments: try providers)
  func `A turn that could cost more than is left is not asked for`(_ provider: ModelProvider) async throws {
    try await provider.standIn.plan()
    // 1,000 tokens of output alone may cost a cent.
    let spending = Spending(prices: Self.prices, limit: 0.009)
    let model = provider.model(spending: spending)
    await #expect(throws: BudgetError.self) { for try await _ in model.events(for: .question("rmse?")) {} }
    #expect(try await provider.standIn.requests().isEmpty)
    #expect(spending.committed == 0)
  }

  @Test(arguments: try providers)
  func `A refused turn costs nothing, and one that breaks off is booked`(_ provider: ModelProvider) async throws {
    let spending = Spending(prices: Self.prices, limit: 1)
    try await provider.standIn.plan(faults: [["fault": "denied"]])
    await #expect(throws: ServiceError.self) {
      for try await _ in provider.model(spending: spending).events(for: .question("rmse?")) {}
    }
    #expect(spending.committed == 0)
    try await provider.standIn.plan(
      faults: [["fault": "cut", "after": .number(provider.opening + 2)]],
      settings: ["script": [[["text": "a long answer that is cut off"]]]])
    await #expect(throws: ServiceError.self) {
      for try await _ in provider.model(spending: spending).events(for: .question("rmse?")) {}
    }
    #expect(spending.usd > 0)
  }
}
