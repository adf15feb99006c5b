import JSON
import Predictions
import Tools

/// What `kb predict` shows of one row.
struct PredictionReport {
  /// The customer, `nil` when features were given.
  let customerID: Int?
  let predictions: [ModelPrediction]
  /// The features without a value.
  let missing: [String]
  let warnings: [String]

  var json: JSONValue {
    [
      "customer_id": customerID.map { .number($0) } ?? .null, "predictions": .array(predictions.map(\.json)),
      "missing": .array(missing.map(JSONValue.string)), "warnings": .array(warnings.map(JSONValue.string)),
    ]
  }

  func text(_ console: Console) -> String {
    let who = customerID.map { "customer \($0)" } ?? "given features"
    let notes =
      missing.isEmpty ? [] : ["without \(missing.count.counted("feature")): \(missing.joined(separator: ", "))"]
    let lines = (notes + warnings.map { "warning: \($0)" }).flatMap { WaterfallText.wrapped($0, console.width) }
    return ([console.styled(who, .bold), Self.table(predictions)] + lines.map { console.styled($0, .dim) })
      .joined(separator: "\n")
  }

  /// A line a prediction: what it is of, the figure, the label, where it stands, and the model.
  static func table(_ predictions: [ModelPrediction]) -> String {
    var table = Table()
    for prediction in predictions {
      let percentile = "\(NumberText.ordinal(Int(prediction.percentile.rounded(), within: 0...100))) percentile"
      table.append(
        "  " + prediction.model.output, prediction.display, prediction.label ?? "", percentile,
        "\(prediction.model.name) \(prediction.model.version)")
    }
    return table.text
  }
}
