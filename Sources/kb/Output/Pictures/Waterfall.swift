import Predictions
import Tools

/// The rows of a waterfall: from the base value over the contributions to the prediction, in the margin.
struct Waterfall {
  /// A step of the waterfall, or one of its ends.
  struct Row: Hashable {
    enum Kind: Hashable {
      case base
      case feature
      case other
      case prediction
    }

    let kind: Kind
    let name: String
    /// The feature's value with its unit; the prediction at the ends.
    let value: String
    /// The margin before the step; where the row is an end, its margin.
    let start: Double
    /// The margin after the step.
    let end: Double

    /// What the step adds.
    var phi: Double { end - start }
    var isStep: Bool { kind == .feature || kind == .other }
  }

  let explanation: PredictionExplanation
  let rows: [Row]
  /// The margin from which on the label changes; `nil` without a threshold.
  let threshold: Double?

  init(_ explanation: PredictionExplanation) {
    self.explanation = explanation
    let model = explanation.model
    var margin = explanation.baseValue
    var rows = [
      Row(kind: .base, name: "base value", value: model.display(explanation.basePrediction), start: margin, end: margin)
    ]
    for part in explanation.top {
      rows.append(
        Row(kind: .feature, name: part.feature.name, value: part.display, start: margin, end: margin + part.phi))
      margin += part.phi
    }
    if !explanation.other.isEmpty {
      let name = explanation.other.count.counted("other feature")
      rows.append(Row(kind: .other, name: name, value: "", start: margin, end: margin + explanation.otherPhi))
    }
    let end = explanation.margin
    rows.append(
      Row(kind: .prediction, name: "prediction", value: model.display(explanation.prediction), start: end, end: end))
    self.rows = rows
    threshold = model.threshold.flatMap(explanation.link.margin)
  }

  /// The margins that the picture spans: all rows, and the threshold where that is not too far away.
  var range: ClosedRange<Double> {
    let ends = rows.flatMap { [$0.start, $0.end] }
    guard var low = ends.min(), var high = ends.max() else { return 0...1 }
    let span = max(high - low, 1e-6)
    if let threshold, threshold > low - span, threshold < high + span {
      low = min(low, threshold)
      high = max(high, threshold)
    }
    let edge = max(high - low, 1e-6) * 0.02
    return low - edge...high + edge
  }

  /// How many decimals tell the steps apart.
  var decimals: Int { (rows.map(\.phi.magnitude).max() ?? 1) < 0.2 ? 3 : 2 }

  /// `customer 12345: churn_probability 62.1 %, at risk (threshold 30.0 %)`.
  var title: String {
    let model = explanation.model
    let who = explanation.customerID.map { "customer \($0)" } ?? "given features"
    let label = explanation.label.map { ", \($0) (threshold \(model.threshold.map(model.display) ?? ""))" } ?? ""
    return "\(who): \(explanation.target) \(model.display(explanation.prediction))\(label)"
  }

  /// Where the prediction stands among those of the training data, and what made it.
  var subtitle: String {
    let model = explanation.model
    // Rounded down, so that nothing is said to be higher than all.
    let below = explanation.percentile.map { Int($0, within: 0...99) }
    let percentile = below.map { "higher than \($0) % of predictions · " } ?? ""
    return "\(percentile)\(model.name) \(model.version), as of \(model.asOf)"
  }

  /// What the figures of the steps are, and that they add up.
  var note: String {
    "scale of adds and sum: \(ExplanationSummary.scale(explanation.link)); only on it do the steps add up (to within "
      + "\(Self.shortest(explanation.additivityError)))"
  }

  /// A small number with one digit: `2e-06`; `0` for none.
  private static func shortest(_ error: Double) -> String {
    guard error > 0, error.isFinite else { return "0" }
    var (digit, exponent) = (error, 0)
    while digit <= 0.9, exponent > -300 {
      digit *= 10
      exponent -= 1
    }
    // Rounded up: "to within" must hold.
    digit = digit.rounded(.up)
    return exponent == 0 ? NumberText.plain(error) : "\(NumberText.fixed(digit, 0))e\(exponent)"
  }
}
