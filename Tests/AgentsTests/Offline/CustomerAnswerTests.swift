import JSON
import Retrieval
import Testing
import Tools

@testable import Agents

/// What the offline model says with the platform's tools at hand, beside documents.
@Suite struct CustomerAnswerTests {
  private static let dictionary = Passage.records(
    "data_dictionary/schema.json", list: "features", header: "data dictionary.",
    [
      [("feature", "sessions_last_7_days"), ("meaning", "Sessions started in the 7 days before the snapshot.")],
      [("feature", "tenure_months"), ("meaning", "Full months since the account was opened.")],
    ])
  private static let metrics = Passage.values(
    "model_metrics/churn_model_metrics.json", header: "churn model metrics.",
    [
      ("model_name", "churn"), ("model_version", "v1.2"), ("timestamp", "2025-10-21T06:25:31Z"),
      ("metrics > test > auc_roc", "0.8191"), ("customers_at_risk", "1509"),
    ])
  private static let rows: JSONValue = [
    "rows": [
      ["customer_id": 12345, "churn_probability": 0.6213, "segment": "at_risk", "matching": 214],
      ["customer_id": 777, "churn_probability": 0.5, "segment": "at_risk", "matching": 214],
    ], "row_count": 2, "truncated": false,
  ]

  private func answer(_ question: String, _ tools: [Tool], after history: [Message] = []) async throws -> Answer {
    let passages = [Self.dictionary, Self.metrics]
    let agent = Agent(
      model: OfflineModel(), instruction: "Answer.",
      search: KnowledgeBaseSearch { _, _, filter in
        passages.filter { filter?.matches(["x-amz-bedrock-kb-source-uri": .string($0.uri)]) ?? true }
      }, tools: tools, clock: ContinuousClock())
    return try await agent.answer(to: question, after: history)
  }

  @Test func `Why a customer is at risk cites the tool, the dictionary and the model's document`() async throws {
    let answer = try await answer("why is customer 12345 at risk?", PlatformTools.all())
    #expect(
      answer.text.hasPrefix("Customer 12345 is at risk: churn_probability 62.1%, threshold 0.31, percentile 97.2."))
    #expect(answer.text.contains("1. sessions_last_7_days 2 (percentile 11) raises it: 0.831"))
    #expect(answer.text.contains("3. tenure_months 7 (percentile 20.5) lowers it: -0.205"))
    #expect(answer.text.contains("Sessions started in the 7 days before the snapshot."))
    #expect(!answer.text.contains("Sessions of the tool."), "the dictionary's words come first")
    #expect(answer.text.contains("How long the customer is bound."), "the tool's words where the dictionary has none")
    #expect(answer.text.contains("test auc_roc 0.8191"))
    let calls = Set(answer.citations.compactMap(\.call?.name))
    let documents = Set(answer.citations.compactMap(\.document?.key))
    #expect(calls == ["explain_prediction"])
    #expect(documents == ["data_dictionary/schema.json", "model_metrics/churn_model_metrics.json"])
    #expect(answer.citations.contains { $0.pointers == ["/contributions/0"] })
    #expect(answer.figures.unsupported.isEmpty, "\(answer.figures.unsupported)")
  }

  @Test func `A customer that is not at risk is said not to be, first of all`() async throws {
    let answer = try await answer("why is customer 23456 at risk?", PlatformTools.all())
    #expect(
      answer.text.hasPrefix("Customer 23456 is not at risk: churn_probability 7.0%, threshold 0.31, percentile 21.5."))
    #expect(answer.figures.unsupported.isEmpty)
  }

  @Test func `An unknown customer is said to be unknown, and nothing is cited`() async throws {
    for question in [
      "why is customer 99 at risk?", "tell me about customer 99", "what would reduce the churn of customer 99",
    ] {
      let answer = try await answer(question, PlatformTools.all())
      #expect(answer.text.contains("there is no customer 99"), "\(answer.text)")
      #expect(!answer.isSupported)
    }
    let beyond = try await answer("tell me about customer 1000000", PlatformTools.all())
    #expect(beyond.text.contains("customer_id must be a whole number from 1 to 100000") && !beyond.isSupported)
    let huge = try await answer("why is customer 99999999999999999999999 at risk?", PlatformTools.all())
    #expect(huge.text.contains("too many digits") && !huge.isSupported)
  }

  @Test(arguments: [
    ("what plan is customer 12345 on?", "Customer 12345: plan_type basic"),
    ("churn probability of 12345", "Customer 12345: churn_probability at risk, 0.62, percentile 97.2"),
    ("how many sessions did customer 12345 have last week?", "Customer 12345: sessions_last_7_days 2, percentile 11"),
    ("which segment is customer 23456 in?", "Customer 23456: segment champion"),
  ])
  func `A value of a customer is looked up, with its date`(question: String, expected: String) async throws {
    let answer = try await answer(question, PlatformTools.all())
    #expect(answer.text.hasPrefix(expected + "\n"), "\(answer.text)")
    #expect(answer.text.contains("data as of 2025-09-30"))
    #expect(answer.figures.unsupported.isEmpty)
    #expect(answer.citations.first?.call?.name == "get_customer_details")
  }

  @Test func `Two customers stand beside one another, and one that is unknown is named`() async throws {
    let both = try await answer("compare customers 12345 and 23456", PlatformTools.all())
    #expect(both.text.contains("segment: 12345 at_risk; 23456 champion"))
    #expect(both.text.contains("plan_type: 12345 basic; 23456 premium"))
    #expect(Set(both.citations.compactMap(\.call?.id)) == ["customer-1", "customer-2"])
    let one = try await answer("compare customers 12345 and 99", PlatformTools.all())
    #expect(one.text.contains("there is no customer 99") && one.isSupported)
  }

  @Test func `What a customer's data do not hold is not answered`() async throws {
    for question in ["phone number of customer 12345", "why did customer 12345 ring us about invoices"] {
      #expect(try await !answer(question, PlatformTools.all()).isSupported, "\(question)")
    }
  }

  @Test func `What would change a score are the changes in the direction that is wanted`() async throws {
    let answer = try await answer("what would reduce the churn of customer 12345?", PlatformTools.all())
    #expect(answer.text.contains("  1. sessions_last_7_days 2 → 8: churn_probability 28.7%"))
    #expect(answer.text.contains("  2. auto_renew 0 → 1: churn_probability 30.1%"))
    #expect(answer.figures.unsupported.isEmpty)
    let safe = try await self.answer("how could customer 23456 get below the threshold?", PlatformTools.all())
    #expect(safe.text.hasPrefix("Customer 23456 is not at risk"))
    #expect(!safe.text.contains("32.1%"), "a change that raises the risk is no answer")
  }

  @Test func `What if gives both predictions and their side of the threshold`() async throws {
    let answer = try await answer("what if customer 12345 had 8 sessions last week?", PlatformTools.all())
    #expect(answer.text.contains("sessions_last_7_days 2 → 8"))
    #expect(answer.text.contains("would be 28.7% instead of 62.1%"))
    #expect(answer.text.contains("below the threshold 0.31, as it now is not"))
    #expect(answer.figures.unsupported.isEmpty)
    let unknown = try await self.answer("what if customer 12345 had 8 llamas?", PlatformTools.all())
    #expect(unknown.text.contains("Which feature is to change") && !unknown.isSupported)
  }

  @Test func `A list cites each row and names its statement`() async throws {
    let answer = try await answer("top 2 at-risk customers by churn probability", PlatformTools.all(rows: Self.rows))
    #expect(answer.text.hasPrefix("2 of 214 customers with segment at_risk, by churn_probability, highest first:\n"))
    #expect(answer.text.contains("  1. 12345: churn_probability 0.6213, segment at_risk\n"))
    #expect(answer.text.contains("SQL: SELECT customer_id"))
    #expect(answer.citations.contains { $0.pointers == ["/rows/1"] && $0.call?.name == "query_athena" })
    #expect(answer.figures.unsupported.isEmpty, "\(answer.figures.unsupported)")
    #expect(answer.steps.contains { $0.name == "query_athena" && $0.summary.contains("SELECT customer_id") })
  }

  @Test func `A figure of the tool comes before one that a document states`() async throws {
    let counted: JSONValue = ["rows": [["customers": 1612]], "row_count": 1, "truncated": false]
    let answer = try await answer("how many customers are at risk?", PlatformTools.all(rows: counted))
    #expect(answer.text.hasPrefix("Customers with segment at_risk: 1612\n"))
    #expect(answer.figures.unsupported.isEmpty)
    #expect(try await self.answer("how many customers are at risk?", []).text.contains("1509"), "without the tool")
  }

  @Test func `Groups are listed, no row is said to be none, and a cut is said`() async throws {
    let groups: JSONValue = [
      "rows": [
        ["plan_type": "premium", "average_ltv_usd": 410.25, "customers": 80],
        ["plan_type": "free", "average_ltv_usd": nil, "customers": 2],
      ],
      "row_count": 2, "truncated": true,
    ]
    let answer = try await answer("average ltv by plan", PlatformTools.all(rows: groups))
    #expect(answer.text.hasPrefix("Average ltv_usd by plan_type, highest first:\n  premium: 410.25 (80 customers)\n"))
    #expect(answer.text.contains("free: none") && answer.text.contains("cut the result short"))
    let none: JSONValue = ["rows": [], "row_count": 0, "truncated": false]
    let empty = try await self.answer("at-risk customers in Japan", PlatformTools.all(rows: none))
    #expect(empty.text.hasPrefix("No customers with segment at_risk, country JP found"))
    #expect(empty.isSupported)
  }

  @Test(arguments: [
    "churn auc", "what does tenure_months mean", "customers'; DROP TABLE customers; --", "customers named O'Brien",
    "how many customers are at risk' OR '1'='1", "top 10 customers by password",
  ])
  func `A question that columns do not answer runs no query`(question: String) async throws {
    let answer = try await answer(question, PlatformTools.all(rows: Self.rows))
    #expect(!answer.steps.contains { $0.kind == .tool && $0.name != "search_knowledge_base" })
    #expect(try await self.answer(question, []).text == answer.text, "as without the tools")
  }

  @Test func `A query that fails leaves the documents, as if the tool were not there`() async throws {
    let failing = Tool(PlatformTools.query([:]).definition) { _ in
      throw ToolError(.failed, tool: "query_athena", "no such column")
    }
    let answer = try await answer("how many customers are at risk?", [failing])
    #expect(answer.text.contains("1509"))
    let none = try await self.answer("average ltv by plan", [failing])
    #expect(none.text.contains("no such column") && !none.isSupported, "where no document has it, the failure is said")
  }

  @Test func `A follow-up keeps the customer, or the intent`() async throws {
    let asked = [Message(.user, [.text("why is customer 12345 at risk?")]), Message(.assistant, [.text("…")])]
    let change = try await answer("and what would reduce it?", PlatformTools.all(), after: asked)
    #expect(change.text.contains("sessions_last_7_days 2 → 8: churn_probability 28.7%"))
    let other = try await answer("what about 23456?", PlatformTools.all(), after: asked)
    #expect(other.text.hasPrefix("Customer 23456 is not at risk"))
    let document = try await answer("what does tenure_months mean?", PlatformTools.all(), after: asked)
    #expect(document.text.contains("Full months since the account was opened."))
  }
}
