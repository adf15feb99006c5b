import Predictions
import Tools

/// The contributions of the most important features as a picture: a dot a row, piled up where many rows agree, coloured
/// by the feature's value, with the mean without signs as a bar beside.
struct BeeswarmPicture {
  private let explanation: GlobalExplanation
  private let id: String
  private let swarms: ArraySlice<FeatureSwarm>
  private let scale: PictureScale
  private let range: ClosedRange<Double>

  private static let width = 920.0
  private static let top = 74.0
  private static let rowHeight = 34.0
  private static let bars = (from: 210.0, to: 330.0)
  private static let dots = (from: 410.0, to: 890.0)
  private static let colors = 5

  init(_ explanation: GlobalExplanation, top: Int = 12, id: String = "beeswarm") {
    self.explanation = explanation
    self.id = id
    swarms = explanation.swarms.prefix(top)
    let phis = swarms.flatMap { $0.points.map(\.phi) }
    range = min(phis.min() ?? 0, 0)...max(phis.max() ?? 0, 1e-9)
    scale = PictureScale(domain: range, from: Self.dots.from, to: Self.dots.to)
  }

  var picture: Picture {
    let bottom = Self.top + Double(swarms.count) * Self.rowHeight
    let rows = swarms.enumerated().flatMap { row($1, at: $0) }
    return Picture(
      width: Self.width, height: bottom + 62, title: title, description: description, id: id,
      elements: heading + axis(bottom) + rows + legend(bottom))
  }

  private var title: String {
    let group = explanation.group.map { " with \($0)" } ?? ""
    return "What \(explanation.model.name) predictions rest on: \(explanation.rowCount) customers\(group)"
  }

  private var description: String {
    let items = swarms.map { "\($0.feature.name) \(NumberText.fixed($0.importance, 3))" }
    return "\(title). Mean contributions without signs: \(items.joined(separator: ", "))."
  }

  private var heading: [String] {
    [
      Markup.text(title, x: 16, y: 28, classes: "title"),
      Markup.text(
        "contributions to the \(ExplanationSummary.scale(explanation.link)); mean prediction "
          + explanation.model.display(explanation.meanPrediction), x: 16, y: 48, classes: "soft"),
      Markup.text("mean |SHAP|", x: Self.bars.from, y: Self.top - 8, classes: "small"),
      Markup.text("a dot a customer", x: Self.dots.from, y: Self.top - 8, classes: "small"),
    ]
  }

  private func axis(_ bottom: Double) -> [String] {
    let ticks = AxisTicks(range, count: 7)
    return ticks.values.flatMap { value in
      [
        Markup.line(x1: scale(value), y1: Self.top, x2: scale(value), y2: bottom + 5, classes: "grid"),
        Markup.text(ticks.text(value), x: scale(value), y: bottom + 19, anchor: "middle", classes: "small figure"),
      ]
    } + [Markup.line(x1: scale(0), y1: Self.top, x2: scale(0), y2: bottom + 5, classes: "link")]
  }

  private func row(_ swarm: FeatureSwarm, at index: Int) -> [String] {
    let middle = Self.top + (Double(index) + 0.5) * Self.rowHeight
    let highest = max(swarms.first?.importance ?? 0, 1e-12)
    let length = (Self.bars.to - Self.bars.from) * swarm.importance / highest
    return [
      Markup.text(swarm.feature.name, x: 16, y: middle + 4),
      "<rect class=\"plain-up\" x=\"\(Markup.number(Self.bars.from))\" y=\"\(Markup.number(middle - 6))\" "
        + "width=\"\(Markup.number(max(1, length)))\" height=\"12\" rx=\"2\"/>",
      Markup.text(
        NumberText.fixed(swarm.importance, 3), x: Self.bars.from + length + 6, y: middle + 4, classes: "small figure"),
    ] + dots(swarm, middle: middle)
  }

  /// One path a colour: a line of no length is a round dot, which takes ten bytes where an element takes fifty.
  private func dots(_ swarm: FeatureSwarm, middle: Double) -> [String] {
    var piles: [Int: Int] = [:]
    for point in swarm.points { piles[column(point), default: 0] += 1 }
    let step = min(2.4, (Self.rowHeight - 8) / Double(max(1, piles.values.max() ?? 1)))
    var paths: [String: String] = [:]
    var heights: [Int: Int] = [:]
    for point in swarm.points {
      let height = heights[column(point), default: 0]
      heights[column(point)] = height + 1
      let offset = Double((height + 1) / 2) * (height.isMultiple(of: 2) ? step : -step)
      let place = "M\(Markup.number(scale(point.phi))) \(Markup.number(middle + offset))h0"
      paths[Self.color(point.level), default: ""] += place
    }
    return paths.sorted { $0.key > $1.key }.map { "<path class=\"dots v\($0.key)\" d=\"\($0.value)\"/>" }
  }

  private func column(_ point: FeatureSwarm.Point) -> Int {
    Int((scale(point.phi) / 2).rounded(), within: 0...Int(Self.width))
  }

  private static func color(_ level: Double?) -> String {
    level.map { String(Int($0 * Double(colors), within: 0...colors - 1)) } ?? "x"
  }

  private func legend(_ bottom: Double) -> [String] {
    let y = bottom + 48
    let swatches = (0..<Self.colors).map {
      "<rect class=\"f\($0)\" x=\"\(Markup.number(94 + Double($0) * 16))\" y=\"\(Markup.number(y - 10))\" "
        + "width=\"16\" height=\"10\"/>"
    }
    return [Markup.text("small value", x: 16, y: y, classes: "small")] + swatches + [
      Markup.text("large value", x: 182, y: y, classes: "small"),
      "<rect class=\"fx\" x=\"262\" y=\"\(Markup.number(y - 10))\" width=\"16\" height=\"10\"/>",
      Markup.text("missing, or a category", x: 284, y: y, classes: "small"),
    ]
  }
}
