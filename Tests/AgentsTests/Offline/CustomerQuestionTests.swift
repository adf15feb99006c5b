import JSON
import Retrieval
import TestSupport
import Testing
import Tools

@testable import Agents

/// Which tool answers a question about customers, and with which input.
@Suite struct CustomerQuestionTests {
  private static let tools = PlatformTools.all().map(\.definition)

  private static func plan(_ question: String, after history: [String] = []) -> ToolPlan? {
    ToolPlan(question, after: history, tools: tools)
  }

  @Test func `Each question of the set is put to its tools with its input, or left to the documents`() throws {
    let bytes = try FileSystem().read(Repository.path + "/fixtures/questions/customers.jsonl").array
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines.count > 150)
    for line in lines {
      let item = try JSONValue(parsing: line)
      let question = try #require(item["question"]?.string)
      let plan = Self.plan(question)
      let calls = (plan?.calls ?? []).map { ["tool": .string($0.name), "input": .object($0.input)] as JSONValue }
      #expect(.array(calls) == item["calls"], "\(question)")
      if let refusal = item["refusal"]?.string, case .refusal(let reason)? = plan?.subject {
        #expect(reason == refusal)
      } else {
        #expect(item["refusal"] == nil, "\(question)")
      }
    }
  }

  @Test(arguments: ["query_athena", "get_customer_details", "explain_prediction"])
  func `A tool that is not there is not called`(missing: String) {
    let tools = Self.tools.filter { $0.name != missing }
    for question in [
      "why is customer 12345 at risk?", "tell me about customer 12345", "how many customers are at risk?",
    ] {
      let plan = ToolPlan(question, after: [], tools: tools)
      #expect(plan?.calls.contains { $0.name == missing } != true, "\(question)")
    }
    #expect(ToolPlan("how many customers are at risk?", after: [], tools: []) == nil)
  }

  @Test func `A question after one about a customer is about the same one when it points back`() {
    let asked = ["why is customer 12345 at risk?"]
    #expect(Self.plan("and for engagement?", after: asked)?.calls.first?.input["model"] == "engagement")
    #expect(Self.plan("what about 23456?", after: asked)?.calls.first?.input["customer_id"] == 23456)
    #expect(Self.plan("what if it had 8 sessions last week?", after: asked)?.calls.first?.input["what_if"] != nil)
    #expect(Self.plan("churn auc", after: asked) == nil)
    #expect(Self.plan("which plan is it on?", after: asked)?.calls.first?.name == "get_customer_details")
  }

  @Test(arguments: [
    "", "?", "customer", "customer customer customer", "top 0 customers by ltv", "customers with ltv over",
    "average by by by", "or or or", "last last last days", "customers with ltv over 1e999", "how many",
    "customer 0x10", "what if what if what if", "😀 customers 😀", "\u{0}customers", "not not not premium customers",
  ])
  func `Any text is read without a crash`(text: String) {
    _ = Self.plan(text)
  }

  @Test func `Levels with quotes are escaped, and names that are no names are not listed`() throws {
    let listing = TableListing(
      "engagement_raw.customers(customer_id integer, plan_type text: free|o'brien)\nx; DROP(a b)")
    #expect(listing.tables.count == 1)
    let query = try #require(QueryReader("how many customers are on the o'brien plan", listing).query())
    #expect(query.sql(listing)?.hasSuffix("WHERE plan_type = 'o''brien'") == true)
    #expect(TableListing("bad table(a integer)\ntable(a-b integer)\nt(a integer").tables.isEmpty)
  }

  @Test func `A listing is read as it is written`() {
    let listing = TableListing("Runs SQL. Tables:\n" + PlatformTables.listing)
    #expect(listing.tables.count == 8)
    #expect(listing.text == PlatformTables.listing.trimming(\.isNewline))
    #expect(listing.tables.first?.columns.count == 51)
    #expect(listing.tables.first?.column("plan_type")?.levels == ["free", "basic", "plus", "premium"])
    #expect(listing.tables.first?.column("auto_renew")?.isBoolean == true)
  }
}
