import JSON
import Predictions

/// The tool `explain_prediction`: why a model predicts what it does.
public enum ExplanationTool {
  /// The tool's name.
  public static let name = "explain_prediction"

  /// What a caller is told about it.
  public static let definition = ToolDefinition(
    name: name,
    description: """
      Explains why a model predicts what it does for one customer, or for features that you give: the prediction, the \
      base value, what each feature adds (exact SHAP values, additive in the margin), how unusual the values are. With \
      what_if it also gives the prediction for changed features, with counterfactuals the smallest changes that would \
      cross the decision threshold. Use it for "why is customer 12345 at risk?" and "what would change the score?".
      """,
    parameters: [
      ToolParameter(
        "model", .choice(ModelLibrary.names),
        "Which prediction: of engagement, churn, lifetime value, next category or "
          + "anomaly.", isRequired: true),
      ToolParameter("customer_id", .integer(0...Int(Int32.max)), "The customer; or give features."),
      ToolParameter(
        "features", .object, "Features by name, in the units of the data dictionary; those left out are missing."),
      ToolParameter("top", .integer(1...49), "How many contributions to list one by one; 8 unless given."),
      ToolParameter(
        "what_if", .object, "Features by name with other values; the prediction is made again with them."),
      ToolParameter(
        "counterfactuals", .boolean, "Whether to look for the smallest changes that cross the decision threshold."),
      ToolParameter(
        "class", .string(maximumLength: 60), "For recommendation: the category to explain; the likeliest unless given."),
    ])

  /// The tool over customers and models.
  public static func tool(_ predictions: CustomerPredictions) -> Tool {
    Tool(definition) { try answer($0, predictions) }
  }

  private static func answer(_ arguments: JSONObject, _ predictions: CustomerPredictions) throws -> JSONValue {
    do {
      return try predictions.explanation(ExplanationRequest(arguments: arguments)).json
    } catch let error as FeatureError {
      throw ToolError(.invalidInput, tool: name, error.description)
    } catch let error as ModelLibraryError {
      throw ToolError(error.code == .unknown ? .invalidInput : .failed, tool: name, error.description)
    }
  }
}
