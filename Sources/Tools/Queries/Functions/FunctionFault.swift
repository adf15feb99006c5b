/// Why a function has no value for its arguments.
struct FunctionFault: Error {
  /// What an error message of SQLite's begins with when it comes from here.
  static let prefix = "function: "

  /// What was expected and what was found; `nil` when the query has used up its budget.
  let message: String?

  init(_ message: String) { self.message = message }

  private init() { message = nil }

  /// The query has to end.
  static let stopped = FunctionFault()
}
