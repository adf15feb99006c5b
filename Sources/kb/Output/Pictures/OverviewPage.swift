import Predictions
import Tools

/// What a model rests on over many customers, or group by group, as an HTML page that needs nothing from elsewhere.
struct OverviewPage {
  private let overviews: [GlobalExplanation]

  init(_ overviews: [GlobalExplanation]) { self.overviews = overviews }

  var html: String {
    let title =
      overviews.first.map { "What \($0.model.name) \($0.model.version) predictions rest on" } ?? "No customers"
    let figures = overviews.enumerated().map { index, overview in
      Page.figure(BeeswarmPicture(overview, id: "beeswarm-\(index)").picture)
    }
    let soft = overviews.first.map { "as of \($0.model.asOf)" } ?? ""
    let heading = "<h1>\(Markup.escaped(title))</h1>\n<p class=\"soft\">\(Markup.escaped(soft))</p>"
    return Page(title: title, sections: [heading] + figures).html
  }
}
