import JSON
import TestSupport
import Testing

@Suite struct ExplainTests {
  private let installation: Installation

  init() throws {
    installation = try Installation()
    try installation.preparePlatform()
  }

  private func json(_ arguments: String) throws -> JSONValue {
    let outcome = try installation.shell("./kb \(arguments) --json")
    #expect(outcome.status == 0, "\(outcome.output)")
    return try JSONValue(parsing: outcome.output)
  }

  /// The number of a customer of the sample.
  private var customer: String {
    get throws {
      let outcome = try installation.kb("customer", "0", "--json")
      let words = outcome.errors.split(separator: " ")
      return try String(#require(words.firstIndex(of: "from").map { words[$0 + 1] }))
    }
  }

  @Test func `A customer's prediction is explained as text, JSON, SVG and HTML`() throws {
    let id = try customer
    let outcome = try installation.shell("COLUMNS=80 ./kb explain \(id) --model churn --svg w.svg --html w.html")
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.contains { $0.hasPrefix("customer \(id): churn_output ") })
    #expect(lines.contains { $0.hasPrefix("base value") } && lines.contains { $0.hasPrefix("prediction ") })
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(try installation.shell("head -c 4 w.svg; tail -c 6 w.svg").output == "<svg</svg>")
    #expect(try installation.shell("head -c 15 w.html").output == "<!DOCTYPE html>")
    let explanation = try json("explain \(id)")
    #expect(explanation["customer_id"]?.int == Int(id))
    #expect(explanation["contributions"]?.array?.count == 8)
    #expect(explanation["additivity_error"]?.double ?? 1 < 1e-5)
  }

  @Test func `A picture on stdout stands alone`() throws {
    let svg = try installation.kb("explain", customer, "--svg", "-").output
    #expect(svg.hasPrefix("<svg ") && svg.hasSuffix("</svg>\n"))
  }

  @Test func `Several customers give a line each, whether named or listed in a file`() throws {
    let id = try #require(Int(try customer))
    try installation.directory.write("\(id)\n\(id + 1), \(id + 2)\n", to: "ids")
    let named = try installation.shell("./kb explain \(id) \(id + 1) \(id + 2) --json").output
    #expect(named.split(separator: "\n").count == 3)
    #expect(try installation.shell("./kb explain --ids ids --json").output == named)
    #expect(try installation.shell("./kb explain --ids - --json <ids").output == named)
  }

  @Test func `Given features are predicted and explained, and what is missing is listed`() throws {
    try installation.directory.write(#"{"sessions_last_7_days": 2, "mobile_share": 2}"#, to: "f.json")
    let explanation = try json("explain --features f.json")
    #expect(explanation["customer_id"] == .null)
    #expect(explanation["missing"]?.array?.count == 47)
    #expect(explanation["warnings"]?.array?.count == 1)
    let prediction = try json("predict --features f.json --model churn")
    #expect(prediction["predictions"]?[0]?["value"] == explanation["prediction"])
  }

  @Test func `What if and counterfactuals answer what would change`() throws {
    let result = try json(
      "explain \(customer) --what-if sessions_last_7_days=20 --what-if nps_score=10 --counterfactual")
    #expect(result["what_if"]?["changes"]?.array?.count == 2)
    #expect(result["what_if"]?["moved"]?[0]?["feature"]?.string != nil || result["what_if"]?["moved"]?.array == [])
    #expect(result["counterfactuals"]?.array != nil)
  }

  @Test func `The model as a whole is shown, and by an attribute`() throws {
    #expect(try json("explain --global --model churn --top 3")["features"]?.array?.count == 3)
    let slices = try json("explain --slice gender --sample 500")
    #expect(slices["slice"] == "gender")
    let rows = slices["groups"]?.array?.compactMap { $0["rows"]?.int } ?? []
    #expect(rows.count > 1 && rows.reduce(0, +) == 500)
  }

  @Test func `All models predict, the second time out of the cache, with the same result`() throws {
    let first = try json("predict \(customer)")
    #expect(first["predictions"]?.array?.count ?? 0 >= 3)
    #expect(try json("predict \(customer)") == first)
    #expect(try json("customer \(customer)")["predictions"] == first["predictions"])
  }

  @Test func `A damaged cache is no trouble`() throws {
    let first = try json("predict \(customer)")
    try installation.directory.write("damaged", to: ".kb/platform/predictions.sqlite")
    #expect(try json("predict \(customer)") == first)
  }

  @Test(arguments: [
    ("explain", 2, "expected a customer, --ids FILE, --features FILE or --global"),
    ("explain 1 --global", 2, "found two of them"), ("explain abc", 2, "abc"),
    ("explain 1", 2, "there is no customer 1: expected a number from"),
    ("explain --global --model chrun", 2, "did you mean churn?"),
    ("explain --slice gendre", 2, "did you mean gender?"), ("explain 1 --what-if a", 2, "expected FEATURE=VALUE"),
    ("explain --features nope.json", 1, "nope.json"), ("explain --ids bad", 2, "bad:2: expected a customer's number"),
    ("explain --ids none", 2, "none: expected customers' numbers, found none"),
    ("explain 1 --what-if age=30 --what-if age=40", 2, "age is changed twice"),
    ("explain 1 --what-if avg_sentiment_score=inf", 2, "expected a number, found \"inf\""),
    ("platform data --as-of yesterday", 2, "expected a moment such as"),
    ("explain --features /dev/null", 1, "it is no regular file"),
    ("explain --svg - --html - --global", 2, "expected one result on stdout"), ("explain --top 0 --global", 2, "--top"),
    ("explain --features bad.json", 2, "expected an object"), ("predict", 2, "expected a customer or --features FILE"),
  ])
  func `A mistake is told with what would be right`(arguments: String, status: Int32, text: String) throws {
    try installation.directory.write("10000\nx\n", to: "bad")
    try installation.directory.write("\n", to: "none")
    try installation.directory.write("[]", to: "bad.json")
    let outcome = try installation.shell("./kb \(arguments)")
    #expect(outcome.status == status)
    #expect(outcome.output.contains(text), "\(outcome.output)")
  }
}
