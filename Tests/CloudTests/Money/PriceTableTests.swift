import JSON
import TestSupport
import Testing

@testable import Cloud

@Suite struct PriceTableTests {
  let table: PriceTable

  init() throws { table = try PriceTable(try Repository.bytes(of: "prices/prices.json"), file: "prices/prices.json") }

  @Test func `The table that the program carries is whole: every item has a price, a source and a date`() {
    #expect(table.date == "2026-11-23")
    for item in table.items {
      #expect(!item.price.rates.isEmpty, "\(item.name)")
      #expect(item.price.source.hasPrefix("https://"), "\(item.name)")
      #expect(item.price.date == table.date, "\(item.name)")
    }
    #expect(table.items.count >= 30)
  }

  @Test(arguments: [
    ("global.anthropic.claude-sonnet-4-6", 3.0), ("us.anthropic.claude-sonnet-4-6", 3.3),
    ("eu.anthropic.claude-sonnet-4-6", 3.3), ("apac.anthropic.claude-sonnet-4-5-20250929-v1:0", 3.3),
    ("jp.anthropic.claude-haiku-4-5-20251001-v1:0", 1.1), ("global.anthropic.claude-opus-4-6-v1", 5),
    ("anthropic.claude-opus-4-5-20251101-v1:0", 5.5), ("claude-sonnet-4-6", 3), ("claude-sonnet-4-5-20250929", 3),
    ("arn:aws:bedrock:us-east-1:123456789012:inference-profile/global.anthropic.claude-sonnet-4-6", 3),
    ("anthropic.claude-3-5-sonnet-20240620-v1:0", 6), ("amazon.titan-embed-text-v2:0", 0.02),
  ])
  func `A model is found by its id, without its geography, without its version and date`(id: String, usd: Double) throws
  {
    let cost = try #require(table.usd(Consumption(id, inputTokens: 1_000_000)))
    #expect(abs(cost - usd) < 1e-9)
  }

  @Test(arguments: [
    "anthropic.claude-sonnet-4-60", "amazon.titan-embed-text-v1", "xx.anthropic.claude-sonnet-4-6", "", "/", ":", "-",
    "-v1",
    "global.", "us.us.anthropic.claude-sonnet-4-6", "gpt-9",
  ])
  func `What is another model, or none, has no price`(id: String) {
    #expect(table.usd(Consumption(id, inputTokens: 1)) == nil)
  }

  @Test func `Every kind of token has its own rate`() throws {
    let usage = Consumption(
      "global.anthropic.claude-sonnet-4-6", inputTokens: 1000, outputTokens: 100, cacheReadTokens: 10_000,
      cacheWriteTokens: 2000)
    #expect(abs(try #require(table.usd(usage)) - 0.015) < 1e-12)
    #expect(table.usd(Consumption("amazon.titan-embed-text-v2:0", outputTokens: 1)) == nil)
  }

  @Test(arguments: [
    (0, 1, 10 << 20), (1, 1, 10 << 20), (10 << 20, 1, 10 << 20), ((10 << 20) + 1, 1, 11 << 20), (1 << 40, 1, 1 << 40),
    (0, 3, 30 << 20), (0, 0, 0), (-5, 1, 10 << 20), (-5, -1, 0),
  ])
  func `Athena charges ten megabytes a query at least, and whole megabytes`(bytes: Int, requests: Int, charged: Int)
    throws
  {
    let usd = try #require(table.usd(Consumption("athena", bytes: bytes, requests: requests)))
    #expect(abs(usd - Double(charged) * 5 / 0x1p40) < 1e-15)
  }

  @Test func `A service without an operation costs what its dearest operation does`() throws {
    #expect(abs(try #require(table.usd(Consumption("s3"))) - 0.000005) < 1e-15)
    #expect(abs(try #require(table.usd(Consumption("s3.get"))) - 0.0000004) < 1e-15)
    #expect(table.usd(Consumption("s3vectors", requests: 1_000_000)) == 2.5)
    #expect(table.usd(Consumption("s3vectors", bytes: 1 << 30, requests: 0)) == 0.2)
  }

  @Test func `A file of the user's replaces whole items and adds others`() throws {
    var merged = table
    let text = """
      {
        // what we pay
        "items": {"athena": {"per_terabyte": 4}, "own": {"per_million_requests": 1, "verified": false}},
      }
      """
    try merged.merge(Array(text.utf8), file: "mine.json")
    #expect(merged.date == table.date)
    #expect(merged.items.count == table.items.count + 1)
    #expect(abs(try #require(merged.usd(Consumption("athena", bytes: 1 << 40))) - 4) < 1e-12)
    #expect(merged.usd(Consumption("athena", bytes: 0)) == 0)
    #expect(merged.usd(Consumption("own", requests: 5)) == 0.000005)
    #expect(merged.usd(Consumption("s3.get")) == table.usd(Consumption("s3.get")))
    try merged.merge(Array(#"{"date": "2027-01-02", "items": {"own": {}}}"#.utf8), file: "mine.json")
    #expect(merged.date == "2027-01-02")
    #expect(merged.price(of: "own")?.date == "2027-01-02")
    #expect(merged.price(of: "s3.get")?.date == "2026-11-23")
  }

  @Test(arguments: [
    ("{\n  \"item\": {}}", "mine.json:2:3: expected one of date, items, found \"item\""),
    ("{\"items\": {\n\"athena\": {\"per_terrabyte\": 4}}}", "mine.json:2:12: expected one of per_million_tokens"),
    ("{\"items\": {\"athena\": {\"per_terabyte\": -4}}}", "mine.json:1:39: expected a number from 0 on, found -4"),
    ("{\"items\": {\"athena\": {\"per_terabyte\": 1e999}}}", "expected a number from 0 on"),
    ("{\"items\": {\"a\": {\"per_million_tokens\": {\"in\": 4}}}}", "expected one of input, output, cache_read"),
    ("{\"items\": {\"a\": {\"minimum_bytes\": 1.5}}}", "expected a whole number from 0 on, found 1.5"),
    ("{\"items\": [1]}", "expected an object, found an array"), ("{\"date\": \"soon\"}", "expected a date such as"),
    ("{\"items\": {\"a\": {}, \"a\": {}}}", "expected each key once"), ("{", "mine.json:1:2: expected"),
    ("{\"items\": {\"a\": {\"verified\": \"yes\"}}}", "expected true or false, found \"yes\""),
    ("[]", "expected an object"),
  ])
  func `What does not belong into a file of prices is an error with its place, and changes nothing`(
    text: String, expected: String
  ) {
    var merged = table
    let error = #expect(throws: PriceTableError.self) { try merged.merge(Array(text.utf8), file: "mine.json") }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
    #expect(merged == table)
  }

  @Test func `The table's output says which prices were not verified`() throws {
    #expect(table.text.hasPrefix("prices of 2026-11-23"))
    #expect(table.text.contains("athena: $5.00 per terabyte (not verified)"))
    #expect(
      table.text.contains("\nclaude-sonnet-4-6: $3.00 per million input tokens, $15.00 per million output tokens"))
    let items = try #require(table.json["items"]?.array)
    #expect(items.count == table.items.count)
    #expect(items.contains { $0["item"] == "athena" && $0["verified"] == false && $0["minimum_bytes"] == 10_485_760 })
  }
}
