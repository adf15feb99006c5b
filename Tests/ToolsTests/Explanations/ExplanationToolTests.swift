import JSON
import Predictions
import Testing

@testable import Tools

@Suite struct ExplanationToolTests {
  private let tool = ExplanationTool.tool(SamplePlatform.predictions())

  @Test func `The result has the members that callers rely on, in order`() async throws {
    let result = try await tool.run([
      "model": "churn", "customer_id": 10, "top": 2, "what_if": ["sessions_last_7_days": 8], "counterfactuals": true,
    ])
    #expect(
      result.object?.keys == [
        "model", "version", "as_of", "customer_id", "target", "base_value", "base_prediction", "margin", "prediction",
        "display", "unit", "link", "threshold", "label", "percentile", "class", "classes", "contributions", "other",
        "additivity_error", "method", "summary", "missing", "what_if", "counterfactuals", "warnings",
      ])
    #expect(result["contributions"]?.array?.count == 2)
    #expect(
      result["contributions"]?[0]?.object?.keys == [
        "feature", "value", "display", "unit", "phi", "share", "direction", "meaning", "percentile",
      ])
    #expect(result["contributions"]?[0]?["percentile"] == 10)
    #expect(result["other"] == ["features": 2, "phi": 0.25])
    #expect(result["what_if"]?.object?.keys == ["changes", "prediction", "display", "label", "margin", "moved"])
    #expect(result["method"] == "path-dependent TreeSHAP (exact, Gauss-Legendre)")
  }

  @Test func `The summary names base value, drivers, direction, units and what is missing`() async throws {
    let summary = try #require(try await tool.run(["model": "churn", "customer_id": 10])["summary"]?.string)
    #expect(
      summary
        == """
        Customer 10 has a churn_probability of 85.2 %, at risk by the threshold of 30.0 % (model churn v1.0); the base \
        value is 50.0 %. It is raised most by sessions_last_7_days 1 (+1.00), monthly_price_usd $12.50 per month \
        (+0.50), avg_sentiment_score not available (+0.25). The figures in parentheses are parts of the log-odds, which \
        goes from 0.00 to 1.75. avg_sentiment_score is not available: no text written.
        """)
  }

  @Test(
    arguments: [
      (["customer_id": 10], "model is missing"), (["model": "churns", "customer_id": 10], "model must be one of"),
      (["model": "churn"], "either customer_id or features"),
      (["model": "churn", "customer_id": 10, "features": [:]], "either customer_id or features"),
      (["model": "churn", "customer_id": "10"], "customer_id must be a whole number"),
      (["model": "churn", "customer_id": 10, "top": 50], "from 1 to 49"),
      (["model": "churn", "customer_id": 10, "counterfactuals": 1], "true or false"),
      (["model": "churn", "customer_id": 10, "what_if": []], "what_if must be an object"),
      (["model": "churn", "customer_id": 99], "there is no customer 99"),
    ] as [(JSONObject, String)])
  func `Arguments that do not fit are answered so that a model can mend them`(
    arguments: JSONObject, text: String
  ) async throws {
    let error = await #expect(throws: ToolError.self) { try await tool.run(arguments) }
    #expect(error?.code == .invalidInput)
    #expect(error?.detail.contains(text) == true, "\(error?.detail ?? "")")
  }

  @Test func `The schema lists the models and says what is required`() {
    let schema = ExplanationTool.definition.inputSchema
    #expect(schema["properties"]?["model"]?["enum"]?.array?.count == 5)
    #expect(schema["properties"]?["counterfactuals"]?["type"] == "boolean")
    #expect(schema["required"] == ["model"])
  }

}
