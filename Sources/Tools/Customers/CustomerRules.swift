import Predictions

/// What must hold between a customer's features, so that changes that nobody could make are not proposed.
struct CustomerRules {
  private let schema: FeatureSchema

  /// Rules over rows of a schema; rules about features that it lacks always hold.
  init(_ schema: FeatureSchema) { self.schema = schema }

  /// Whether a changed row breaks no rule that the row as it was kept.
  func allow(_ changed: [Float], insteadOf row: [Float]) -> Bool {
    zip(broken(by: changed), broken(by: row)).allSatisfy { after, before in before || !after }
  }

  /// For each rule whether a row breaks it; a missing value breaks none.
  private func broken(by row: [Float]) -> [Bool] {
    func value(_ name: String) -> Float { schema.index(of: name).flatMap { row[safe: $0] } ?? .nan }
    func isLevel(_ name: String, _ level: String) -> Bool? {
      guard let code = schema[name]?.levels?.firstIndex(of: level), !value(name).isNaN else { return nil }
      return value(name) == Float(code)
    }
    func differ(_ left: Bool?, _ right: Bool?) -> Bool { left != nil && right != nil && left != right }
    func isZero(_ name: String) -> Bool? { value(name).isNaN ? nil : value(name) == 0 }
    let isFree = isLevel("plan_type", "free")
    let week = value("sessions_last_7_days")
    let month = value("sessions_last_30_days")
    let login = value("days_since_last_login")
    return [
      week > month, value("active_days_last_30") > month,
      differ(isFree, isLevel("contract_type", "none")), differ(isFree, isLevel("payment_method", "none")),
      differ(isFree, isZero("monthly_price_usd")), isFree == true && value("auto_renew") == 1,
      week > 0 && login >= 7, week == 0 && login < 7, month > 0 && login >= 30, month == 0 && login < 30,
      month == 0 && value("content_views_last_30") > 0,
      differ(isZero("purchases_last_90"), value("avg_order_value_usd").isNaN),
      differ(isZero("support_tickets_last_90"), value("avg_resolution_hours").isNaN),
    ]
  }
}
