import JSON
import Predictions
import Testing

@testable import Tools

@Suite struct ExplanationTests {
  private let predictions = SamplePlatform.predictions()

  private func churn(_ id: Int, top: Int = 8) throws -> PredictionExplanation {
    try predictions.explanation(ExplanationRequest(model: "churn", subject: .customer(id), top: top))
  }

  @Test func `Base value and contributions add up to the margin, the largest first`() throws {
    let explanation = try churn(10)
    #expect(explanation.baseValue == 0)
    #expect(explanation.basePrediction == 0.5)
    #expect(explanation.contributions.map(\.phi) == [1, 0.5, 0.25, 0])
    #expect(explanation.contributions.map(\.feature.name).first == "sessions_last_7_days")
    #expect(explanation.margin == 1.75)
    #expect(abs(explanation.prediction - 0.851953) < 1e-6)
    #expect(explanation.additivityError == 0)
    #expect(explanation.label == "at risk")
  }

  @Test func `What is not shown one by one is shown as a sum`() throws {
    let explanation = try churn(10, top: 1)
    #expect(explanation.top.map(\.phi) == [1])
    #expect(explanation.other.count == 3)
    #expect(explanation.otherPhi == 0.75)
    #expect(abs(explanation.share(of: explanation.contributions[0]) - 1 / 1.75) < 1e-9)
  }

  @Test func `A missing value follows the default direction, and is listed`() throws {
    #expect(try churn(10).missing == ["avg_sentiment_score"])
    #expect(try churn(11).missing.isEmpty)
    #expect(try churn(11).margin == -1.75)
  }

  @Test func `A changed feature is predicted and explained anew`() throws {
    let outcome = try #require(
      predictions.explanation(
        ExplanationRequest(model: "churn", subject: .customer(10), whatIf: ["sessions_last_7_days": 8])
      ).whatIf)
    #expect(outcome.changes.map(\.display) == ["sessions_last_7_days 1 → 8"])
    #expect(outcome.margin == -0.25)
    #expect(outcome.moved == [.init(feature: "sessions_last_7_days", before: 1, after: -1)])
  }

  @Test func `The nearest changes that cross the threshold change only what can be changed`() throws {
    let found = try #require(
      predictions.explanation(
        ExplanationRequest(model: "churn", subject: .customer(10), wantsCounterfactuals: true)
      ).counterfactuals)
    #expect(!found.isEmpty)
    for outcome in found {
      #expect(outcome.prediction < 0.3)
      #expect(outcome.changes.allSatisfy { $0.feature.name != "plan_type" })
    }
    let none = try predictions.explanation(
      ExplanationRequest(model: "engagement", subject: .customer(10), wantsCounterfactuals: true))
    #expect(none.counterfactuals == [])
  }

  @Test func `Of several classes the likeliest is explained, or the one named`() throws {
    let likeliest = try predictions.explanation(
      ExplanationRequest(model: "recommendation", subject: .customer(10)))
    #expect(likeliest.className == "news")
    #expect(likeliest.classes.map(\.name).first == "news")
    #expect(abs(likeliest.classes.reduce(0) { $0 + $1.probability } - 1) < 1e-6)
    let named = try predictions.explanation(
      ExplanationRequest(model: "recommendation", subject: .customer(10), className: "games"))
    #expect(named.contributions[0].phi == -1)
    #expect(named.percentile == nil)
    #expect(named.target == "next_category = games")
  }

  @Test func `Given features are explained like a customer's`() throws {
    let given = try predictions.explanation(
      ExplanationRequest(
        model: "churn",
        subject: .features(["sessions_last_7_days": 1, "monthly_price_usd": 12.5, "plan_type": "basic"])))
    #expect(given.customerID == nil)
    #expect(given.contributions == (try churn(10)).contributions)
  }

  @Test func `An attribute outside of its range is a warning`() throws {
    let explanation = try predictions.explanation(
      ExplanationRequest(
        model: "churn", subject: .features(["monthly_price_usd": -2]), whatIf: ["avg_sentiment_score": 3]))
    #expect(explanation.warnings.count == 2)
    #expect(explanation.warnings[0].hasPrefix("monthly_price_usd: -$2.00 is below"))
  }

  @Test(arguments: [
    (ExplanationRequest(model: "churn", subject: .customer(77)), "expected a number from 10 to 12 (3 customers)"),
    (ExplanationRequest(model: "churn", subject: .features(["plan": 1])), "did you mean plan_type?"),
    (ExplanationRequest(model: "churn", subject: .features(["plan_type": "gold"])), "free, basic, plus"),
    (ExplanationRequest(model: "churn", subject: .features(["monthly_price_usd": "a"])), "expected a number"),
    (ExplanationRequest(model: "churn", subject: .customer(10), className: "x"), "has no classes"),
    (ExplanationRequest(model: "recommendation", subject: .customer(10), className: "x"), "news, games, sport"),
    (ExplanationRequest(model: "churn", subject: .customer(10), whatIf: ["tenure": 1]), "no feature \"tenure\""),
  ])
  func `What cannot be explained is an error that tells what can`(request: ExplanationRequest, text: String) throws {
    let error = #expect(throws: FeatureError.self) { try predictions.explanation(request) }
    #expect(error?.description.contains(text) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: [
    ("chrun", ModelLibraryError.Code.unknown, "did you mean churn?"), ("ltv", .notTrained, "kb platform train"),
    ("zzz", .unknown, "expected one of engagement"),
  ])
  func `A model that is not there is an error that tells what to do`(
    name: String, code: ModelLibraryError.Code, text: String
  ) throws {
    let request = ExplanationRequest(model: name, subject: .customer(10))
    let error = #expect(throws: ModelLibraryError.self) { try predictions.explanation(request) }
    #expect(error?.code == code)
    #expect(error?.description.contains(text) == true)
  }

  @Test func `Pairs of features that never meet in a tree do nothing together`() throws {
    let pairs = try predictions.interactions(ExplanationRequest(model: "churn", subject: .customer(10), top: 3))
    #expect(pairs.count == 3)
    #expect(pairs.allSatisfy { abs($0.phi) < 1e-6 })
  }

  @Test func `An overview ranks features by their mean contribution without signs`() throws {
    let overview = try #require(predictions.overview(of: "churn").first)
    #expect(overview.rowCount == 3)
    #expect(overview.swarms.map(\.feature.name).prefix(2) == ["sessions_last_7_days", "monthly_price_usd"])
    #expect(overview.swarms[0].importance == 1)
    #expect(overview.json(top: 2)["features"]?.array?.count == 2)
  }

  @Test func `Slices divide the customers by an attribute`() throws {
    let slices = try predictions.overview(of: "churn", by: "plan_type")
    #expect(slices.map(\.group) == ["plan_type free", "plan_type basic", "plan_type plus"])
    #expect(slices.map(\.rowCount) == [1, 1, 1])
    #expect(throws: FeatureError.self) { try predictions.overview(of: "churn", by: "color") }
  }
}
