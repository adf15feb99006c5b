import JSON
import Predictions
import Tools

/// What `kb explain` shows of one prediction: the waterfall, and what else was asked.
struct ExplanationReport {
  let explanation: PredictionExplanation
  /// The strongest pairs of features, `nil` when they were not asked for.
  let interactions: [FeatureInteraction]?

  var json: JSONValue {
    guard let interactions, var object = explanation.json.object else { return explanation.json }
    object["interactions"] = .array(
      interactions.map { ["features": [.string($0.first), .string($0.second)], "phi": .number($0.phi)] })
    return .object(object)
  }

  func text(_ console: Console) -> String {
    let waterfall = WaterfallText(explanation, width: console.width, console: console).text
    let sections = [classes, whatIf(console), counterfactuals(console), pairs(console), warnings(console)]
    return ([waterfall] + sections.compactMap(\.self)).joined(separator: "\n\n")
  }

  private var model: ModelDescription { explanation.model }

  private var classes: String? {
    guard !explanation.classes.isEmpty else { return nil }
    let items = explanation.classes.map { "\($0.name) \(NumberText.percent($0.probability))" }
    return "likeliest: \(items.joined(separator: ", "))"
  }

  private func whatIf(_ console: Console) -> String? {
    guard let outcome = explanation.whatIf else { return nil }
    let label = model.label(outcome.prediction).map { ", \($0)" } ?? ""
    let changes = outcome.changes.map(\.display).joined(separator: ", ")
    let title = "what if \(changes): \(model.display(outcome.prediction))\(label)"
    var table = Table()
    for move in outcome.moved.prefix(explanation.shown) {
      table.append(
        "  " + move.feature, NumberText.signed(move.before, 2), "→", NumberText.signed(move.after, 2),
        "(\(NumberText.signed(move.change, 2)))")
    }
    return [console.styled(title, .bold), table.text].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func counterfactuals(_ console: Console) -> String? {
    guard let outcomes = explanation.counterfactuals else { return nil }
    guard !outcomes.isEmpty else { return "no change of one or two features that can be changed crosses the threshold" }
    var table = Table()
    for outcome in outcomes {
      table.append(
        "  " + outcome.changes.map(\.display).joined(separator: ", "), model.display(outcome.prediction),
        model.label(outcome.prediction) ?? "")
    }
    return console.styled("smallest changes that cross the threshold", .bold) + "\n" + table.text
  }

  private func pairs(_ console: Console) -> String? {
    guard let interactions else { return nil }
    var table = Table()
    for pair in interactions { table.append("  \(pair.first) × \(pair.second)", NumberText.signed(pair.phi, 3)) }
    return console.styled("pairs that do most together", .bold) + "\n" + table.text
  }

  private func warnings(_ console: Console) -> String? {
    guard !explanation.warnings.isEmpty else { return nil }
    return explanation.warnings.map { console.styled("warning: \($0)", .yellow) }.joined(separator: "\n")
  }
}
