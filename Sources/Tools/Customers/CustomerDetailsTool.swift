import JSON
import Predictions

/// The tool `get_customer_details`: what is known and predicted of a customer.
public enum CustomerDetailsTool {
  /// The tool's name.
  public static let name = "get_customer_details"

  /// What a caller is told about it.
  public static let definition = ToolDefinition(
    name: name,
    description: """
      Gives everything known of one customer: the 49 features with unit, meaning and percentile among all customers, the \
      predictions of all models (engagement, churn, lifetime value, next category, anomaly) and the segment. Use it for \
      questions about one customer's values; for why a prediction is what it is, use explain_prediction.
      """,
    parameters: [
      ToolParameter("customer_id", .integer(0...Int(Int32.max)), "The customer's number.", isRequired: true)
    ])

  /// The tool over customers and models.
  public static func tool(_ predictions: CustomerAnalysis) -> Tool {
    Tool(definition) { try await answer($0, predictions) }
  }

  private static func answer(_ arguments: JSONObject, _ predictions: CustomerAnalysis) async throws -> JSONValue {
    do {
      return try await predictions.details(of: arguments["customer_id"]?.int ?? -1).json
    } catch let error as FeatureError {
      throw ToolError(.invalidInput, tool: name, error.description)
    } catch let error as ModelLibraryError {
      throw ToolError(error.code == .unknown ? .invalidInput : .failed, tool: name, error.description)
    }
  }
}
