/// The names of the platform's tools.
enum ToolNames {
  static let query = "query_athena"
  static let details = "get_customer_details"
  static let explanation = "explain_prediction"
}
