import Predictions
import Testing
import Tools
import Workspaces

@testable import kb

@Suite struct PictureTests {
  /// The elements that are open at the end, or that were closed in the wrong order; an empty list for a well-formed text.
  private func unbalanced(_ markup: String) -> [String] {
    let void: Set = ["meta", "!DOCTYPE"]
    var open: [String] = []
    for piece in markup.split(separator: "<").dropFirst(markup.hasPrefix("<") ? 0 : 1) {
      guard let end = piece.firstIndex(of: ">") else { return ["<\(piece.prefix(20))"] }
      let tag = piece[..<end]
      let name = tag.split { $0 == " " || $0 == "\n" || $0 == "/" }.first.map(String.init) ?? ""
      if tag.hasPrefix("/") {
        guard open.popLast() == name else { return ["</\(name)>"] }
      } else if !tag.hasSuffix("/") && !void.contains(name) {
        open.append(name)
      }
    }
    return open
  }

  private let waterfall = WaterfallPicture(.sample()).picture.svg()
  private let page = ExplanationPage(.sample(title: "<script>alert(1)</script>"), overview: .sample()).html

  @Test func `A picture is well formed, has a title and a description, and stands for itself`() {
    for svg in [waterfall, BeeswarmPicture(.sample()).picture.svg()] {
      #expect(unbalanced(svg).isEmpty)
      #expect(svg.contains("role=\"img\""))
      #expect(svg.contains("<title id=") && svg.contains("<desc id="))
      #expect(!svg.contains("<script") && !svg.contains("href") && !svg.contains("url("))
      #expect(svg.contains("prefers-color-scheme:dark"))
    }
  }

  @Test func `The description says in words what the waterfall shows`() {
    #expect(waterfall.contains("It is raised most by days_since_last_login 3 days (+0.81)"))
  }

  @Test func `Values of customers cannot become markup`() {
    #expect(waterfall.contains("a&amp;b &lt;plan&gt;"))
    #expect(!waterfall.contains("<plan>"))
    #expect(page.contains("&lt;script&gt;alert(1)"))
    #expect(!page.contains("<script"))
    #expect(Markup.escaped("a\u{0}\"'\u{1B}[31m") == "a\u{FFFD}&quot;&#39;\u{FFFD}[31m")
  }

  @Test func `A page is well formed and fetches nothing`() {
    #expect(unbalanced(page).isEmpty)
    #expect(page.replacing("http://www.w3.org/2000/svg", with: "").contains("http") == false)
    #expect(!page.contains("<link") && !page.contains("@import"))
  }

  @Test func `A page has every feature, the waterfall and the model as a whole`() {
    for part in PredictionExplanation.sample().contributions {
      #expect(page.contains("<th scope=\"row\">\(part.feature.name)</th>"))
    }
    #expect(page.contains("All 6 features"))
    #expect(page.contains("id=\"waterfall-title\"") && page.contains("id=\"beeswarm-title\""))
  }

  @Test func `A page tells what changes come to`() throws {
    var explanation = PredictionExplanation.sample()
    let change = ValueChange(feature: explanation.contributions[0].feature, from: 3, to: .nan)
    explanation.whatIf = WhatIfOutcome(
      changes: [change], prediction: 0.2, margin: -1.4, moved: [.init(feature: "age", before: 1, after: 0.5)])
    explanation.counterfactuals = []
    let html = ExplanationPage(explanation).html
    #expect(html.contains("With days_since_last_login 3 → not available: "))
    #expect(html.contains("No change of one or two features"))
    #expect(unbalanced(html).isEmpty)
  }

  @Test func `A beeswarm has a dot for every row and feature`() {
    let svg = BeeswarmPicture(.sample(rows: 50)).picture.svg()
    #expect(svg.split(separator: "h0").count - 1 == 6 * 50)
  }

  @Test func `Overviews on one page have names of their own`() {
    let html = OverviewPage([.sample(), .sample()]).html
    #expect(html.contains("id=\"beeswarm-0-title\"") && html.contains("id=\"beeswarm-1-title\""))
    #expect(unbalanced(html).isEmpty)
    #expect(unbalanced(OverviewPage([]).html).isEmpty)
  }

  @Test(arguments: [(-1.8, 1.7, "-1.5 -1.0 -0.5 0.0 0.5 1.0 1.5"), (0.0, 0.04, "0.00 0.01 0.02 0.03 0.04"), (5, 5, "")])
  func `Axes are marked at round numbers`(low: Double, high: Double, marks: String) {
    let ticks = AxisTicks(low...high, count: 7)
    #expect(ticks.values.map(ticks.text).joined(separator: " ") == marks)
  }

  @Test func `An overview for the terminal fits and shows where contributions lie`() throws {
    let console = Console(try OutputOptions.parse([]), Host(workingDirectory: .root))
    let text = GlobalText(.sample(), top: 3, width: 80, console: console).text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.filter { $0.contains("▇") || $0.contains("█") }.count == 3)
  }
}
