import Predictions
import Tools

/// An explanation as an HTML page that needs nothing from elsewhere: the waterfall, every feature in a table, what was
/// asked beside, and the model's importances where there are customers to take them from.
struct ExplanationPage {
  private let explanation: PredictionExplanation
  private let overview: GlobalExplanation?

  init(_ explanation: PredictionExplanation, overview: GlobalExplanation? = nil) {
    self.explanation = explanation
    self.overview = overview
  }

  var html: String { Page(title: Waterfall(explanation).title, sections: sections).html }

  private var sections: [String] {
    [heading, Page.figure(WaterfallPicture(explanation).picture)]
      + [whatIf, counterfactuals].compactMap(\.self) + [table]
      + (overview.map { ["<h2>The model as a whole</h2>", Page.figure(BeeswarmPicture($0).picture)] } ?? []) + [footer]
  }

  private var heading: String {
    let model = explanation.model
    let who = explanation.customerID.map { "Customer \($0)" } ?? "Given features"
    let label = explanation.label.map { "<span class=\"label\">\(Markup.escaped($0))</span>" } ?? ""
    let warnings = explanation.warnings.map { "<p class=\"warning\">\(Markup.escaped($0))</p>" }.joined()
    return """
      <header>
      <p class="soft">\(Markup.escaped("\(model.title) · \(model.name) \(model.version), as of \(model.asOf)"))</p>
      <h1>\(Markup.escaped("\(who): \(model.display(explanation.prediction))")) \(label)</h1>
      <p>\(Markup.escaped(ExplanationSummary(explanation).text))</p>
      \(classes)\(warnings)
      </header>
      """
  }

  private var classes: String {
    guard !explanation.classes.isEmpty else { return "" }
    let items = explanation.classes.map { "\($0.name) \(NumberText.percent($0.probability))" }
    return "<p>\(Markup.escaped("Likeliest classes: \(items.joined(separator: ", "))."))</p>"
  }

  private var whatIf: String? {
    guard let outcome = explanation.whatIf else { return nil }
    let model = explanation.model
    let changes = outcome.changes.map(\.display).joined(separator: ", ")
    let label = model.label(outcome.prediction).map { ", \($0)" } ?? ""
    let rows = outcome.moved.prefix(explanation.shown).map {
      Page.row([$0.feature, signed($0.before), signed($0.after), signed($0.change)])
    }
    return """
      <h2>What if</h2>
      <p>\(Markup.escaped("With \(changes): "))<strong>\(Markup.escaped(model.display(outcome.prediction)))</strong>\
      \(Markup.escaped("\(label), instead of \(model.display(explanation.prediction))."))</p>
      \(Page.table(["feature", "added before", "adds then", "moved"], texts: 1, rows))
      """
  }

  private var counterfactuals: String? {
    guard let outcomes = explanation.counterfactuals else { return nil }
    guard !outcomes.isEmpty else {
      return
        "<h2>What would change the decision</h2>\n<p>No change of one or two features that can be changed does.</p>"
    }
    let model = explanation.model
    let rows = outcomes.map {
      Page.row([$0.changes.map(\.display).joined(separator: ", "), model.display($0.prediction)])
    }
    return "<h2>What would change the decision</h2>\n" + Page.table(["change", "prediction then"], texts: 1, rows)
  }

  private var table: String {
    let rows = explanation.contributions.map { part in
      let percentile = part.percentile.map { NumberText.ordinal(Int($0.rounded(), within: 0...100)) } ?? ""
      let values = [part.feature.name, part.display, part.feature.meaning]
      let figures = [signed(part.phi), NumberText.percent(explanation.share(of: part)), percentile]
      return Page.row(values + figures, texts: 3)
    }
    let columns = ["feature", "value", "meaning", "adds", "share", "percentile"]
    return "<h2>All \(explanation.contributions.count) features</h2>\n" + Page.table(columns, texts: 3, rows)
  }

  private func signed(_ phi: Double) -> String { NumberText.signed(phi, 3) }

  private var footer: String {
    let text =
      "\(PredictionExplanation.method). Base value \(NumberText.fixed(explanation.baseValue, 4)), margin "
      + "\(NumberText.fixed(explanation.margin, 4)); \(Waterfall(explanation).note)."
    return "<footer class=\"soft\">\(Markup.escaped(text))</footer>"
  }
}
