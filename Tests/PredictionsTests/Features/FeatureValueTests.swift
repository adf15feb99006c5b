import JSON
import Testing

@testable import Predictions

@Suite struct FeatureValueTests {
  private static let sessions = Feature(
    name: "sessions_last_7_days", section: "Activity", kind: .integer, unit: "count", meaning: "Sessions.", minimum: 0)
  private static let price = Feature(
    name: "monthly_price_usd", section: "Account", kind: .float, unit: "USD per month", meaning: "Price.", minimum: 0)
  private static let share = Feature(
    name: "mobile_share", section: "Activity", kind: .float, unit: "share", meaning: "Part.", minimum: 0, maximum: 1)
  private static let plan = Feature(
    name: "plan_type", section: "Account", kind: .category(levels: ["free", "basic"]), meaning: "Plan.")
  private static let renews = Feature(
    name: "auto_renew", section: "Account", kind: .boolean, unit: "0 or 1", meaning: "Renews.")
  private let schema = FeatureSchema(features: [sessions, price, share, plan, renews])

  @Test func `A value is shown with its unit unless the value says it`() {
    #expect(Self.sessions.displayWithUnit(8) == "8")
    #expect(Self.price.displayWithUnit(6.18) == "$6.18 per month")
    #expect(Self.share.displayWithUnit(0.672) == "67.2 %")
    #expect(Self.plan.displayWithUnit(1) == "basic")
    #expect(Self.renews.displayWithUnit(1) == "yes")
  }

  @Test func `A missing value is not available, and null in JSON`() {
    #expect(Self.price.displayWithUnit(.nan) == "not available")
    #expect(Self.price.json(.nan) == .null)
    #expect(Self.plan.json(.nan) == .null)
  }

  @Test func `JSON has the level's name and the float's own digits`() {
    #expect(Self.plan.json(0) == "free")
    #expect(Self.share.json(0.1) == 0.1)
    #expect(Self.sessions.json(8) == 8)
    #expect(Self.plan.json(7) == 7)
  }

  @Test(
    arguments: [
      ("sessions_last_7_days", 8, 8), ("monthly_price_usd", 6.5, 6.5), ("plan_type", "basic", 1),
      ("plan_type", "BASIC", 1), ("auto_renew", true, 1), ("auto_renew", 0, 0),
    ] as [(String, JSONValue, Float)])
  func `Values of the right type are taken`(name: String, value: JSONValue, encoded: Float) throws {
    #expect(try #require(schema[name]).encode(value) == encoded)
  }

  @Test func `null is a missing value`() throws {
    for feature in schema.features { #expect(try feature.encode(.null).isNaN) }
  }

  @Test(
    arguments: [
      ("sessions_last_7_days", "8", "a whole number"), ("sessions_last_7_days", 8.5, "a whole number"),
      ("monthly_price_usd", .number(1e300), "a number"), ("plan_type", 1, "free, basic"),
      ("plan_type", "gold", "free, basic"),
      ("auto_renew", 2, "0, 1, true or false"), ("monthly_price_usd", [1], "a number"),
    ] as [(String, JSONValue, String)])
  func `A value of another type is an error that tells what is expected`(
    name: String, value: JSONValue, expected: String
  ) throws {
    let feature = try #require(schema[name])
    let error = #expect(throws: FeatureError.self) { try feature.encode(value) }
    #expect(error?.description.contains(expected) == true)
    #expect(error?.description.hasPrefix(name) == true)
  }

  @Test(arguments: [
    ("sessions_last_7_days", "8", Float(8)), ("auto_renew", "yes", 1), ("auto_renew", "false", 0),
    ("plan_type", "free", 0),
  ])
  func `A value can be written on a command line`(name: String, text: String, encoded: Float) throws {
    let feature = try #require(schema[name])
    #expect(try feature.encode(text: text) == encoded)
    #expect(try feature.encode(text: "missing").isNaN)
  }

  @Test func `A number outside of the range is taken with a warning`() throws {
    let row = try FeatureRow(["mobile_share": 1.5, "sessions_last_7_days": -1], schema: schema)
    #expect(row.values[2] == 1.5)
    #expect(row.warnings.count == 2)
    #expect(row.warnings[0] == "mobile_share: 150.0 % is above the largest value that is possible, 100.0 %")
  }

  @Test func `Features left out are missing and listed`() throws {
    let row = try FeatureRow(["plan_type": "free"], schema: schema)
    #expect(row.missing(in: schema) == ["sessions_last_7_days", "monthly_price_usd", "mobile_share", "auto_renew"])
  }

  @Test(arguments: [
    ("session_last_7_days", "sessions_last_7_days"), ("price", "monthly_price_usd"), ("plan type", "plan_type"),
    ("mobile", "mobile_share"),
  ])
  func `An unknown name is answered with the nearest`(name: String, nearest: String) {
    let error = #expect(throws: FeatureError.self) { try schema.place(of: name) }
    #expect(error?.description.contains("did you mean \(nearest)") == true)
  }

  @Test func `A name that resembles nothing gets no guess`() {
    #expect(NearestNames.of("zzzzzzzzz", among: schema.features.map(\.name)).isEmpty)
    #expect(NearestNames.of("", among: ["a"]).isEmpty)
    #expect(NearestNames.of(String(repeating: "a", count: 1000), among: ["a"]).isEmpty)
  }
}
