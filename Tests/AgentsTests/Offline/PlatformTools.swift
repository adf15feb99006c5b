import JSON
import Retrieval
import Tools

@testable import Agents

/// Tools that answer with prepared results of two customers, 12345 at risk and 23456 not, and no others.
enum PlatformTools {
  /// All three tools; the query gives one result whatever it is asked.
  static func all(rows: JSONValue = [:]) -> [Tool] { [query(rows), details, explanation] }

  static func query(_ result: JSONValue) -> Tool {
    let parameter = ToolParameter("sql_query", .string(maximumLength: 10_000), "The statement.", isRequired: true)
    let definition = ToolDefinition(
      name: "query_athena", description: "Runs a SELECT. The tables:\n" + PlatformTables.listing,
      parameters: [parameter])
    return Tool(definition) { input in
      var object = result.object ?? [:]
      object["sql"] = input["sql_query"]
      return .object(object)
    }
  }

  private static let id = ToolParameter("customer_id", .integer(1...100_000), "The customer.", isRequired: true)

  static let details = Tool(
    ToolDefinition(name: "get_customer_details", description: "A customer.", parameters: [id])
  ) { input in
    guard let result = try JSONValue(parsing: records)["\(input["customer_id"]?.int ?? 0)"] else {
      throw ToolError(.failed, tool: "get_customer_details", "there is no customer \(input["customer_id"]?.int ?? 0)")
    }
    return result
  }

  /// Gives the explanation of a customer with just what the call asks for.
  static let explanation = Tool(
    ToolDefinition(
      name: "explain_prediction", description: "Explains a score.",
      parameters: [
        id, ToolParameter("model", .string(maximumLength: 20), "The model.", isRequired: true),
        ToolParameter("top", .integer(1...49), "How many contributions."),
        ToolParameter("what_if", .object, "Changed features."),
        ToolParameter("counterfactuals", .boolean, "Whether to search for changes."),
      ])
  ) { input in
    let number = "\(input["customer_id"]?.int ?? 0)"
    guard var result = try JSONValue(parsing: ExplanationFixture.text)[number]?.object else {
      throw ToolError(.failed, tool: "explain_prediction", "there is no customer \(number)")
    }
    if input["what_if"] == nil { result = JSONObject(result.members.filter { $0.key != "what_if" }) }
    if input["counterfactuals"] == nil { result = JSONObject(result.members.filter { $0.key != "counterfactuals" }) }
    return .object(result)
  }

  private static let records = """
    {
      "12345": {
        "customer_id": 12345, "snapshot_month": "2025-09", "segment": "at_risk",
        "predictions": [
          {"model": "churn", "version": "v1.2", "output": "churn_probability", "value": 0.6213, "display": "0.62",
            "unit": "probability", "percentile": 97.2, "label": "at risk"},
          {"model": "ltv", "version": "v1.0", "output": "ltv_usd", "value": 188.7, "display": "$188.70",
            "unit": "USD", "percentile": 40}
        ],
        "features": [
          {"feature": "plan_type", "section": "Account", "value": "basic", "display": "basic", "meaning": "The plan."},
          {"feature": "sessions_last_7_days", "section": "Activity", "value": 2, "display": "2", "unit": "count",
            "percentile": 11, "meaning": "Sessions."},
          {"feature": "tenure_months", "section": "Account", "value": 7, "display": "7 months", "percentile": 20,
            "meaning": "Months."}
        ],
        "as_of": "2025-09-30"
      },
      "23456": {
        "customer_id": 23456, "snapshot_month": "2025-09", "segment": "champion",
        "predictions": [
          {"model": "churn", "version": "v1.2", "output": "churn_probability", "value": 0.0702, "display": "0.07",
            "unit": "probability", "percentile": 21.5}
        ],
        "features": [
          {"feature": "plan_type", "section": "Account", "value": "premium", "display": "premium", "meaning": "The plan."}
        ],
        "as_of": "2025-09-30"
      }
    }
    """
}
