/// Why XGBoost's library does not train.
public struct XGBoostError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is.
  public enum Code: String, Sendable, Hashable {
    /// The library is not on this machine.
    case absent
    /// The library lacks a function: it is older than 1.6, or another library.
    case incomplete
    /// A call failed.
    case failed
  }

  /// What kind of trouble it is.
  public let code: Code
  /// What happened and what to do.
  public let description: String

  static func absent(_ detail: String?) -> XGBoostError {
    #if canImport(Darwin)
      let remedy = "brew install xgboost"
    #else
      let remedy = "apt-get install libxgboost0"
    #endif
    let found = detail.map { " (\($0))" } ?? ""
    return XGBoostError(
      code: .absent, description: "training needs XGBoost's library, which is not there\(found); install it: \(remedy)")
  }

  static func incomplete(_ function: String, in path: String) -> XGBoostError {
    XGBoostError(
      code: .incomplete, description: "\(path) has no function \(function); expected XGBoost's library, 1.7 or newer")
  }

  static func failed(_ operation: String, _ message: String) -> XGBoostError {
    // The library adds a stack trace, which says nothing to a reader.
    let lines = message.split(separator: "\n").map(String.init)
    let words = lines.prefix { !$0.hasPrefix("Stack trace") }.joined(separator: " ")
    return XGBoostError(code: .failed, description: "XGBoost could not \(operation): \(words)")
  }
}
