import Predictions
import Tools

/// A waterfall as a picture: arrows from the base value to the prediction, over an axis in the margin and one in the
/// prediction.
struct WaterfallPicture {
  private let waterfall: Waterfall
  private let scale: PictureScale

  private static let top = 78.0
  private static let rowHeight = 28.0
  private static let width = 920.0
  private static let valueX = 212.0
  private static let phiX = 850.0
  private static let sumX = 906.0

  init(_ explanation: PredictionExplanation) {
    waterfall = Waterfall(explanation)
    scale = PictureScale(domain: waterfall.range, from: 350, to: 780)
  }

  var picture: Picture {
    let bottom = Self.top + Double(waterfall.rows.count) * Self.rowHeight
    let body = waterfall.rows.enumerated().flatMap { row($1, at: $0) }
    return Picture(
      width: Self.width, height: bottom + 84, title: waterfall.title, description: description, id: "waterfall",
      elements: heading + stripes + axes(bottom) + limit(bottom) + body + footer(bottom))
  }

  private var description: String {
    waterfall.title + ". " + ExplanationSummary(waterfall.explanation).text
  }

  private var heading: [String] {
    [
      Markup.text(waterfall.title, x: 16, y: 28, classes: "title"),
      Markup.text(waterfall.subtitle, x: 16, y: 49, classes: "soft"),
      Markup.text("adds", x: Self.phiX, y: Self.top - 9, anchor: "end", classes: "small"),
      Markup.text("sum", x: Self.sumX, y: Self.top - 9, anchor: "end", classes: "small"),
    ]
  }

  private var stripes: [String] {
    waterfall.rows.indices.filter { $0.isMultiple(of: 2) }.map {
      let y = Markup.number(Self.top + Double($0) * Self.rowHeight)
      return "<rect class=\"stripe\" x=\"8\" y=\"\(y)\" width=\"\(Markup.number(Self.width - 16))\" "
        + "height=\"\(Markup.number(Self.rowHeight))\" rx=\"4\"/>"
    }
  }

  /// Both axes below: the margin, where steps add up, and what it is as a prediction.
  private func axes(_ bottom: Double) -> [String] {
    let explanation = waterfall.explanation
    let ticks = AxisTicks(waterfall.range, count: 7)
    let isCurved = explanation.link != .identity && explanation.link != .softmax
    return ticks.values.flatMap { value -> [String] in
      let x = scale(value)
      let prediction = explanation.model.display(Double(explanation.link.prediction(Float(value))))
      return [
        Markup.line(x1: x, y1: Self.top, x2: x, y2: bottom + 5, classes: "grid"),
        Markup.text(ticks.text(value), x: x, y: bottom + 19, anchor: "middle", classes: "small figure"),
      ] + (isCurved ? [Markup.text(prediction, x: x, y: bottom + 35, anchor: "middle", classes: "small figure")] : [])
    } + axisNames(bottom, isCurved)
  }

  private func axisNames(_ bottom: Double, _ isCurved: Bool) -> [String] {
    let explanation = waterfall.explanation
    let margin = Markup.text(
      ExplanationSummary.scale(explanation.link), x: 330, y: bottom + 19, anchor: "end", classes: "small")
    guard isCurved else { return [margin] }
    return [margin, Markup.text(explanation.model.output, x: 330, y: bottom + 35, anchor: "end", classes: "small")]
  }

  private func limit(_ bottom: Double) -> [String] {
    guard let threshold = waterfall.threshold, waterfall.range.contains(threshold) else { return [] }
    let model = waterfall.explanation.model
    let label = "threshold \(model.threshold.map(model.display) ?? "")"
    return [
      Markup.line(x1: scale(threshold), y1: Self.top - 4, x2: scale(threshold), y2: bottom, classes: "limit"),
      Markup.text(label, x: scale(threshold), y: Self.top - 9, anchor: "middle", classes: "limit-text"),
    ]
  }

  private func row(_ row: Waterfall.Row, at index: Int) -> [String] {
    let y = Self.top + Double(index) * Self.rowHeight
    let baseline = y + 19
    let name = Markup.text(row.name, x: 16, y: baseline, classes: row.isStep ? "" : "strong")
    let sum = Markup.text(
      NumberText.fixed(row.end, waterfall.decimals), x: Self.sumX, y: baseline, anchor: "end", classes: "soft figure")
    guard row.isStep else { return [name, sum] + end(row, y: y) }
    let phi = NumberText.signed(row.phi, waterfall.decimals)
    return [
      name, Markup.text(row.value, x: Self.valueX, y: baseline, classes: "soft"),
      Markup.text(phi, x: Self.phiX, y: baseline, anchor: "end", classes: "figure"), arrow(row, y: y), sum,
      Markup.line(
        x1: scale(row.end), y1: y + Self.rowHeight - 6, x2: scale(row.end), y2: y + Self.rowHeight + 6, classes: "link"),
    ]
  }

  private func end(_ row: Waterfall.Row, y: Double) -> [String] {
    let x = scale(row.end)
    let isNearRight = x > 690
    let mark = Markup.line(x1: x, y1: y + 5, x2: x, y2: y + Self.rowHeight - 5, classes: "end")
    let label = Markup.text(
      row.value, x: isNearRight ? x - 8 : x + 8, y: y + 19, anchor: isNearRight ? "end" : "start",
      classes: "strong figure")
    guard row.kind == .base else { return [mark, label] }
    return [
      mark, label,
      Markup.line(x1: x, y1: y + Self.rowHeight - 5, x2: x, y2: y + Self.rowHeight + 6, classes: "link"),
    ]
  }

  /// The bar of a step with a point in its direction, so that colour does not tell alone.
  private func arrow(_ row: Waterfall.Row, y: Double) -> String {
    let (start, end) = (scale(row.start), scale(row.end))
    let length = (end - start).magnitude
    let sign = end >= start ? 1.0 : -1.0
    let point = min(6, length) * sign
    let (upper, lower) = (y + 6, y + Self.rowHeight - 6)
    let shaft = length < 1 ? start + sign : end - point
    let tip = length < 1 ? start + sign : end
    let corners = [(start, upper), (shaft, upper), (tip, (upper + lower) / 2), (shaft, lower), (start, lower)]
    let points = corners.map { "\(Markup.number($0)),\(Markup.number($1))" }.joined(separator: " ")
    let kind = waterfall.explanation.model.isRisk ? "risk" : "plain"
    return "<polygon class=\"\(kind)-\(row.phi >= 0 ? "up" : "down")\" points=\"\(points)\"/>"
  }

  private func footer(_ bottom: Double) -> [String] {
    let kind = waterfall.explanation.model.isRisk ? "risk" : "plain"
    let y = bottom + 62
    return [
      "<polygon class=\"\(kind)-up\" points=\"16,\(Markup.number(y - 11)) 28,\(Markup.number(y - 11)) "
        + "34,\(Markup.number(y - 5)) 28,\(Markup.number(y + 1)) 16,\(Markup.number(y + 1))\"/>",
      Markup.text("raises", x: 40, y: y, classes: "small"),
      "<polygon class=\"\(kind)-down\" points=\"110,\(Markup.number(y - 11)) 98,\(Markup.number(y - 11)) "
        + "92,\(Markup.number(y - 5)) 98,\(Markup.number(y + 1)) 110,\(Markup.number(y + 1))\"/>",
      Markup.text("lowers", x: 116, y: y, classes: "small"),
      Markup.text(waterfall.note, x: Self.sumX, y: y, anchor: "end", classes: "small"),
    ]
  }
}
