import Platform

extension Failure {
  /// XGBoost's library is absent, or fails.
  init(library error: XGBoostError) {
    self.init(
      status: error.code == .failed ? .internalError : .notConfigured, code: "xgboost_\(error.code.rawValue)",
      message: error.description)
  }
}
