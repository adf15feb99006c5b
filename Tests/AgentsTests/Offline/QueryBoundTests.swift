import Testing

@testable import Agents

/// Which rows the conditions of a question leave: bounds, ranges, signs and what is not known.
@Suite struct QueryBoundTests {
  private static let listing = TableListing(PlatformTables.listing)

  private static func sql(_ question: String) -> String? {
    QueryReader(question, listing).query()?.sql(listing)
  }

  /// The condition of the query, without the names of joined tables.
  private static func condition(_ question: String) -> String? {
    guard let sql = sql(question), let start = sql.firstRange(of: "WHERE ")?.upperBound else { return nil }
    let rest = sql[start...]
    let end = [" GROUP BY", " ORDER BY"].compactMap { rest.firstRange(of: $0)?.lowerBound }.min()
    return ["t1.", "t2.", "t3."].reduce(String(rest[..<(end ?? rest.endIndex)])) { $0.replacing($1, with: "") }
  }

  @Test(arguments: [
    (
      "how many customers with engagement above 0.8 and churn below 0.1",
      "engagement_score > 0.8 AND churn_probability < 0.1"
    ),
    ("how many customers with tenure over 24 and age under 30", "tenure_months > 24 AND age < 30"),
    ("how many customers with churn above 0.5 and age over 60", "churn_probability > 0.5 AND age > 60"),
    ("how many customers with ltv under 500 and engagement under 0.3", "ltv_usd < 500 AND engagement_score < 0.3"),
    ("how many customers with nps_score below 3 and churn above 80%", "nps_score < 3 AND churn_probability > 0.8"),
    ("how many customers with ltv over 2000 but churn over 0.5", "ltv_usd > 2000 AND churn_probability > 0.5"),
    ("how many customers older than 60 with churn above 0.5", "age > 60 AND churn_probability > 0.5"),
    (
      "how many customers with more than 3 tickets and less than 2 devices",
      "support_tickets_last_90 > 3 AND device_count < 2"
    ),
    ("average ltv of customers with tenure over 24 and age under 30", "tenure_months > 24 AND age < 30"),
    ("average engagement for customers with ltv over 500 and age over 40", "ltv_usd > 500 AND age > 40"),
    ("how many customers with tenure over 12 and under 24", "tenure_months > 12 AND tenure_months < 24"),
    (
      "how many customers with a churn of at least 0.2 and at most 0.4 in Germany",
      "churn_probability >= 0.2 AND churn_probability <= 0.4 AND country = 'DE'"
    ),
    (
      "customers with tenure over 24 months and more than 3 tickets",
      "tenure_months > 24 AND support_tickets_last_90 > 3"
    ),
  ])
  func `A bound belongs to the feature that is named for it`(question: String, expected: String) {
    #expect(Self.condition(question) == expected)
  }

  @Test(arguments: [
    ("count customers with churn_probability > 0.9", "churn_probability > 0.9"),
    ("how many customers with age >= 60", "age >= 60"),
    ("how many customers with churn>0.9", "churn_probability > 0.9"),
    ("how many customers have churn<0.1 and age<=30", "churn_probability < 0.1 AND age <= 30"),
    ("how many customers with age = 40", "age = 40"),
    ("how many customers with age==40", "age = 40"),
    ("how many customers with auto_renew = 1 and age > 50", "auto_renew = 1 AND age > 50"),
    ("how many customers with 3 tickets or more", "support_tickets_last_90 >= 3"),
    ("how many customers with plan = premium", "plan_type = 'premium'"),
    ("how many customers with plan != premium", "plan_type <> 'premium'"),
    ("how many customers whose plan is not premium", "plan_type <> 'premium'"),
    ("how many customers with churn above 0.5 and plan = premium", "churn_probability > 0.5 AND plan_type = 'premium'"),
    ("how many customers have ltv > 10000", "ltv_usd > 10000"),
    ("how many customers with age not over 60", "age <= 60"),
    ("how many customers with no more than 3 tickets", "support_tickets_last_90 <= 3"),
  ])
  func `A sign of comparison says what its words say`(question: String, expected: String) {
    #expect(Self.condition(question) == expected)
  }

  @Test(arguments: [
    ("how many customers have ltv between 100 and 200", "ltv_usd >= 100 AND ltv_usd <= 200"),
    ("how many customers aged between 30 and 40", "age >= 30 AND age <= 40"),
    ("how many customers between the ages of 30 and 40", "age >= 30 AND age <= 40"),
    ("how many customers are between 30 and 40 years old", "age >= 30 AND age <= 40"),
    (
      "how many customers with between 3 and 5 tickets",
      "support_tickets_last_90 >= 3 AND support_tickets_last_90 <= 5"
    ),
    ("how many customers with churn between 40% and 60%", "churn_probability >= 0.4 AND churn_probability <= 0.6"),
    ("how many customers with churn between 40 and 60%", "churn_probability >= 0.4 AND churn_probability <= 0.6"),
    ("how many customers have ltv between 20000 and 10000", "ltv_usd >= 10000 AND ltv_usd <= 20000"),
    (
      "how many customers with tenure between 6 and 12 months and churn over 0.5",
      "tenure_months >= 6 AND tenure_months <= 12 AND churn_probability > 0.5"
    ),
  ])
  func `Both ends of a range belong to it`(question: String, expected: String) {
    #expect(Self.condition(question) == expected)
  }

  @Test(arguments: [
    ("share of premium customers with churn above 0.5", "churn_probability > 0.5", "plan_type = 'premium'"),
    ("share of customers with churn above 0.5 in Spain", "country = 'ES'", "churn_probability > 0.5"),
  ])
  func `The condition that is named last is measured`(question: String, measured: String, given: String) {
    #expect(Self.sql(question)?.contains("CASE WHEN \(measured) THEN") == true)
    #expect(Self.condition(question) == given)
  }

  @Test func `A range is measured as a whole`() {
    let sql = Self.sql("share of customers aged between 30 and 40")
    #expect(sql?.contains("AVG(CASE WHEN age >= 30 AND age <= 40 THEN 1.0 ELSE 0.0 END)") == true, "\(sql ?? "none")")
  }

  @Test(arguments: [
    ("how many customers have no nps score", "nps_score IS NULL"),
    ("how many customers without an nps score", "nps_score IS NULL"),
    ("how many customers with unknown age", "age IS NULL"),
    ("how many customers whose income band is unknown", "income_band IS NULL"),
    ("how many customers have no support tickets", "support_tickets_last_90 = 0"),
    ("how many customers without purchases", "purchases_last_90 = 0"),
    ("how many customers with no referrals", "referrals_made = 0"),
  ])
  func `A number that is not there is null, and a count is 0`(question: String, expected: String) {
    #expect(Self.condition(question) == expected)
  }

  @Test(arguments: [
    ("how many customers with churn > 60", "churn_probability > 0.6"),
    ("how many customers with churn above 60 percent", "churn_probability > 0.6"),
    ("how many customers with engagement over 80%", "engagement_score > 0.8"),
    ("how many customers with engagement over 80", "engagement_score > 0.8"),
    ("how many customers with a churn of 80%", "churn_probability = 0.8"),
    ("how many customers with nps above 8", "nps_score > 8"),
    ("how many customers with churn above 1", "churn_probability > 1"),
  ])
  func `A probability above 1 is a percentage`(question: String, expected: String) {
    #expect(Self.condition(question) == expected)
  }

  @Test(arguments: [
    "average ltv of churned vs not churned customers", "average ltv of customers that churned vs not churned",
    "average age of customers with auto renew vs without",
    "how many customers churned compared to those who have not",
    "how many customers churned and how many have not churned",
  ])
  func `What is set against its opposite is no condition`(question: String) throws {
    let sql = try #require(Self.sql(question))
    #expect(!sql.contains("WHERE"), "\(sql)")
    #expect(sql.contains("GROUP BY"), "\(sql)")
  }

  @Test(arguments: [
    "top 5 features of the churn model and the ltv model", "tenure importance in churn and ltv",
    "how many features does the churn model use for customers", "customers metrics of churn and ltv",
    "how many customers with age over 60 or churn over 0.5", "how many customers with premium and not premium plan",
    "share of churned and not churned customers", "how many customers with 30 < age",
    "how many customers with age != 60",
    "share of customers with churn above 0.5 and age over 60", "how many customers with no login",
    "customers with missing nps",
  ])
  func `What no list of conditions says is left to the documents`(question: String) {
    #expect(Self.sql(question) == nil)
  }

  @Test(arguments: [
    "<", ">=", "age >", "between", "between 1 and", "customers with age between and 3", "a<=>b", "!!==",
  ])
  func `Signs and ranges without numbers are read without a crash`(text: String) {
    #expect(Self.sql(text)?.contains("WHERE") != true)
  }

  @Test func `A customer's number is no bound, and a bound no customer's number`() {
    #expect(CustomerQuestion("why is customer_id = 12345 at risk")?.customers == ["12345"])
    #expect(CustomerQuestion("how many customers have ltv between 10000 and 20000") == nil)
  }
}
