import JSON

/// The result of `explain_prediction`, with the pointer of each value.
struct Explanation: Sendable {
  /// How much one feature moves a prediction.
  struct Contribution: Sendable {
    let pointer: String
    let feature: String
    /// The feature's value as it is shown.
    let display: String
    let raises: Bool
    let phi: Double
    let meaning: String?
    /// Below which part of the customers the value lies, in percent, as the tool states it.
    let percentile: String?
  }

  let result: ToolOutcomes.Result
  /// The customer's number.
  let customer: String
  /// The column that predictions are stored in.
  let target: String
  let prediction: Double
  /// The prediction as it is shown.
  let display: String
  let contributions: [Contribution]

  /// Reads a result; `nil` when it lacks what an explanation consists of.
  init?(_ result: ToolOutcomes.Result) {
    let json = result.value
    guard let target = json["target"]?.string, let prediction = json["prediction"]?.double,
      let customer = json["customer_id"], let contributions = json["contributions"]?.array
    else { return nil }
    self.result = result
    self.customer = customer.shown
    self.target = target
    self.prediction = prediction
    display = json["display"]?.string ?? json["prediction"]?.shown ?? ""
    self.contributions = contributions.enumerated().compactMap { Contribution($1, at: $0) }
  }

  /// From which prediction on a customer counts as positive.
  var threshold: Double? { result.value["threshold"]?.double }

  /// Below which part of the customers the prediction lies, in percent.
  var percentile: Double? { result.value["percentile"]?.double }

  /// The prediction with what it is measured against: `churn_probability 0.62, threshold 0.31, percentile 97`.
  var figures: String {
    let json = result.value
    let label = threshold == nil ? json["label"]?.string.map { " \($0)," } ?? "" : ""
    return "\(target)\(label) \(display)"
      + (json["threshold"].flatMap { $0.double == nil ? nil : ", threshold \($0.shown)" } ?? "")
      + (json["percentile"].flatMap { $0.double == nil ? nil : ", percentile \($0.shown)" } ?? "")
  }
}

extension Explanation.Contribution {
  fileprivate init?(_ json: JSONValue, at position: Int) {
    guard let feature = json["feature"]?.string, let phi = json["phi"]?.double else { return nil }
    pointer = "/contributions/\(position)"
    self.feature = feature
    self.phi = phi
    display = json["display"]?.string ?? json["value"]?.shown ?? ""
    raises = json["direction"]?.string.map { $0 == "raises" } ?? (phi > 0)
    meaning = json["meaning"]?.string
    percentile = json["percentile"].flatMap { $0.double == nil ? nil : $0.shown }
  }
}

extension JSONValue {
  /// The value as an answer states it: a string without quotes, nothing as "none", all else as in JSON.
  var shown: String {
    switch self {
    case .string(let text): text
    case .null: "none"
    default: text()
    }
  }
}

extension Double {
  /// The number rounded to three significant digits, as a check of figures accepts it.
  var roundedText: String {
    guard isFinite, self != 0 else { return numberText }
    var scale = 1.0
    while magnitude * scale < 100, scale < 1e12 { scale *= 10 }
    return ((self * scale).rounded() / scale).numberText
  }
}
