import JSON

/// The result of `get_customer_details`: what is known of one customer, each value with its pointer.
struct CustomerRecord: Sendable {
  /// One value.
  struct Item: Sendable {
    /// The column.
    let name: String
    /// Where it stands in the result.
    let pointer: String
    /// The value as it is shown, with its unit where that is no part of it.
    let display: String
    /// Below which part of the customers the value lies, in percent, as the tool states it.
    let percentile: String?
    /// Whether a model predicts it.
    let isPrediction: Bool

    /// The value in a line: `tenure_months 12, percentile 35`.
    var text: String { "\(name) \(display)" + (percentile.map { ", percentile \($0)" } ?? "") }
  }

  let result: ToolOutcomes.Result
  /// The customer's number.
  let customer: String
  /// The segment, the predictions and the features, in this order.
  let items: [Item]

  /// Reads a result; `nil` when it is none of a customer.
  init?(_ result: ToolOutcomes.Result) {
    let json = result.value
    guard let customer = json["customer_id"], let features = json["features"]?.array else { return nil }
    self.result = result
    self.customer = customer.shown
    let root = ["segment", "snapshot_month"].compactMap { name in
      json[name].map { Item(name: name, pointer: "/\(name)", display: $0.shown, percentile: nil, isPrediction: false) }
    }
    let predictions = (json["predictions"]?.array ?? []).enumerated().compactMap { position, prediction in
      Self.item(prediction, name: prediction["output"]?.string, "/predictions/\(position)", isPrediction: true)
    }
    let rest = features.enumerated().compactMap { position, feature in
      Self.item(feature, name: feature["feature"]?.string, "/features/\(position)", isPrediction: false)
    }
    items = root + predictions + rest
  }

  private static func item(_ json: JSONValue, name: String?, _ pointer: String, isPrediction: Bool) -> Item? {
    guard let name else { return nil }
    let label = json["label"]?.string.map { "\($0), " } ?? ""
    return Item(
      name: name, pointer: pointer, display: label + (json["display"]?.string ?? json["value"]?.shown ?? "none"),
      percentile: json["percentile"].flatMap { $0.double == nil ? nil : $0.shown }, isPrediction: isPrediction)
  }

  /// The item of a column.
  func item(_ name: String) -> Item? { items.first { $0.name == name } }

  /// The source that an item is.
  func source(_ item: Item) -> CitedSource { .toolResult(call: result.call, pointers: [item.pointer]) }
}
