import Predictions
import Tools

/// The importances of a model's features for a terminal: a line a feature with a bar, and the density of its
/// contributions below zero and above it.
struct GlobalText {
  private let explanation: GlobalExplanation
  private let swarms: ArraySlice<FeatureSwarm>
  private let width: Int
  private let console: Console
  /// The largest contribution without its sign: the ends of the density's axis.
  private let extent: Double

  private static let heights: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// The most important features in so many columns.
  init(_ explanation: GlobalExplanation, top: Int, width: Int, console: Console) {
    self.explanation = explanation
    swarms = explanation.swarms.prefix(top)
    self.width = max(60, width)
    self.console = console
    extent = Self.extent(swarms)
  }

  var text: String {
    let model = explanation.model
    let group = explanation.group.map { " with \($0)" } ?? ""
    let title =
      "\(model.name) \(model.version): what its predictions rest on, over \(explanation.rowCount) customers\(group)"
    let mean =
      "mean prediction \(model.display(explanation.meanPrediction)) · importance is the mean |SHAP| in the "
      + ExplanationSummary.scale(explanation.link)
    let legend = WaterfallText.wrapped(
      "density: how many customers a feature lowers (left of ┊) or raises by how much, from "
        + "\(NumberText.fixed(-extent, 2)) to \(NumberText.signed(extent, 2))" + colors, width)
    return
      ([console.styled(title, .bold)] + WaterfallText.wrapped(mean, width).map { console.styled($0, .dim) } + [""]
      + swarms.map(line) + [""] + legend.map { console.styled($0, .dim) }).joined(separator: "\n")
  }

  private var colors: String { console.usesColor ? "; small values are blue, large ones red" : "" }
  private var nameWidth: Int { swarms.map(\.feature.name.count).max() ?? 0 }
  private var barWidth: Int { max(8, (width - nameWidth - 12) / 3) }
  private var stripWidth: Int { max(9, width - nameWidth - barWidth - 12) / 2 * 2 - 1 }

  private func line(_ swarm: FeatureSwarm) -> String {
    let highest = swarms.first?.importance ?? 0
    let importance = swarm.importance
    let bar = EighthBar(from: 0, to: highest > 0 ? importance / highest : 0, width: barWidth)
    let name = swarm.feature.name + String(repeating: " ", count: nameWidth - swarm.feature.name.count)
    return "\(name)  \(NumberText.fixed(importance, 3))  "
      + console.styled(String(bar.cells.map(\.character)), .green) + "  " + strip(swarm)
  }

  /// A cell a range of contributions: as high as the root of the number of rows, coloured by their mean value.
  private func strip(_ swarm: FeatureSwarm) -> String {
    var counts = [Int](repeating: 0, count: stripWidth)
    var levels = [Double](repeating: 0, count: stripWidth)
    for point in swarm.points {
      let place = extent > 0 ? (point.phi / extent + 1) / 2 : 0.5
      let cell = Int(place * Double(stripWidth), within: 0...stripWidth - 1)
      counts[cell] += 1
      levels[cell] += point.level ?? 0.5
    }
    let highest = Double(counts.max() ?? 0)
    return zip(counts, levels).enumerated().map { index, cell in
      let (count, sum) = cell
      guard count > 0, highest > 0 else { return index == stripWidth / 2 ? console.styled("┊", .dim) : " " }
      let height = (Double(count) / highest).squareRoot() * Double(Self.heights.count - 1)
      let character = String(Self.heights[Int(height.rounded(), within: 0...Self.heights.count - 1)])
      return swarm.feature.levels == nil ? console.styled(character, Self.style(sum / Double(count))) : character
    }.joined()
  }

  private static func style(_ level: Double) -> TextStyle {
    level < 0.4 ? .blue : level > 0.6 ? .red : .magenta
  }

  /// The 99.5th percentile of all contributions without their signs, so that one row does not squeeze all others.
  private static func extent(_ swarms: ArraySlice<FeatureSwarm>) -> Double {
    let magnitudes = swarms.flatMap { $0.points.map(\.phi.magnitude) }.sorted()
    guard !magnitudes.isEmpty else { return 0 }
    return magnitudes[min(magnitudes.count * 995 / 1000, magnitudes.count - 1)]
  }
}
