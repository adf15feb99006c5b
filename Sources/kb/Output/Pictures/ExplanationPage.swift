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

  var html: String {
    let title = Markup.escaped(Waterfall(explanation).title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <style>
      \(Picture.style)
      \(Self.style)
      </style>
      </head>
      <body>
      <main>
      \(sections.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private var sections: [String] {
    [heading, figure(WaterfallPicture(explanation).picture)]
      + [whatIf, counterfactuals].compactMap(\.self) + [table]
      + (overview.map { ["<h2>The model as a whole</h2>", figure(BeeswarmPicture($0).picture)] } ?? []) + [footer]
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

  private func figure(_ picture: Picture) -> String { "<figure>\(picture.svg(isStandalone: false))</figure>" }

  private var whatIf: String? {
    guard let outcome = explanation.whatIf else { return nil }
    let model = explanation.model
    let changes = outcome.changes.map(\.display).joined(separator: ", ")
    let label = model.label(outcome.prediction).map { ", \($0)" } ?? ""
    let rows = outcome.moved.prefix(explanation.shown).map {
      row([$0.feature, signed($0.before), signed($0.after), signed($0.change)])
    }
    return """
      <h2>What if</h2>
      <p>\(Markup.escaped("With \(changes): "))<strong>\(Markup.escaped(model.display(outcome.prediction)))</strong>\
      \(Markup.escaped("\(label), instead of \(model.display(explanation.prediction))."))</p>
      \(table(["feature", "added before", "adds then", "moved"], texts: 1, rows))
      """
  }

  private var counterfactuals: String? {
    guard let outcomes = explanation.counterfactuals else { return nil }
    guard !outcomes.isEmpty else {
      return "<h2>What would change the decision</h2>\n<p>No change of one or two features that can be changed does.</p>"
    }
    let model = explanation.model
    let rows = outcomes.map { row([$0.changes.map(\.display).joined(separator: ", "), model.display($0.prediction)]) }
    return "<h2>What would change the decision</h2>\n" + table(["change", "prediction then"], texts: 1, rows)
  }

  private var table: String {
    let rows = explanation.contributions.map { part in
      let percentile = part.percentile.map { NumberText.ordinal(Int($0.rounded())) } ?? ""
      let values = [part.feature.name, part.display, part.feature.meaning]
      let figures = [signed(part.phi), NumberText.percent(explanation.share(of: part)), percentile]
      return row(values + figures, texts: 3)
    }
    let columns = ["feature", "value", "meaning", "adds", "share", "percentile"]
    return "<h2>All \(explanation.contributions.count) features</h2>\n" + table(columns, texts: 3, rows)
  }

  private func table(_ columns: [String], texts: Int, _ rows: [String]) -> String {
    let cells = columns.enumerated().map { index, name in
      "<th scope=\"col\"\(index < texts ? "" : " class=\"number\"")>\(Markup.escaped(name))</th>"
    }
    return "<div class=\"scroll\"><table>\n<thead><tr>\(cells.joined())</tr></thead>\n<tbody>\n"
      + rows.joined(separator: "\n") + "\n</tbody></table></div>"
  }

  private func row(_ cells: [String], texts: Int = 1) -> String {
    let cells = cells.enumerated().map { index, text in
      index == 0
        ? "<th scope=\"row\">\(Markup.escaped(text))</th>"
        : "<td\(index < texts ? "" : " class=\"number\"")>\(Markup.escaped(text))</td>"
    }
    return "<tr>\(cells.joined())</tr>"
  }

  private func signed(_ phi: Double) -> String { NumberText.signed(phi, 3) }

  private var footer: String {
    let text =
      "\(PredictionExplanation.method). Base value \(NumberText.fixed(explanation.baseValue, 4)), margin "
      + "\(NumberText.fixed(explanation.margin, 4)); \(Waterfall(explanation).note)."
    return "<footer class=\"soft\">\(Markup.escaped(text))</footer>"
  }

  private static let style = """
    body{margin:0;background:#fff;color:#1f2328;font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif}
    main{max-width:960px;margin:0 auto;padding:24px 16px 48px}
    h1{font-size:26px;line-height:1.25;margin:4px 0 12px}
    h2{font-size:18px;margin:36px 0 8px}
    figure{margin:20px 0;overflow-x:auto}
    figure svg{max-width:100%;height:auto}
    table{border-collapse:collapse;width:100%;font-size:13.5px}
    th,td{text-align:left;padding:5px 12px 5px 0;border-bottom:1px solid #d1d9e0;vertical-align:top;font-weight:400}
    thead th{color:#59636e;font-size:12px}
    .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .scroll{overflow-x:auto}
    .soft{color:#59636e}
    .label{display:inline-block;font-size:14px;font-weight:500;border:1px solid currentColor;border-radius:12px;padding:1px 10px;vertical-align:middle}
    .warning{border-left:3px solid #9a6700;padding-left:10px}
    footer{margin-top:36px;font-size:12.5px}
    @media (prefers-color-scheme:dark){
    body{background:#0d1117;color:#e6edf3}
    th,td{border-bottom-color:#30363d}
    .soft,thead th{color:#9aa5b1}
    }
    """
}
