import Retrieval
import Testing

@testable import Agents

@Suite struct QuestionTests {
  @Test(
    arguments: [
      ("top 5 features of the churn model", 5, false), ("3 most engaged customers", 3, false),
      ("two least important variables", 2, true), ("bottom three by gain", 3, true), ("lowest rmse", nil, true),
    ] as [(String, Int?, Bool)])
  func `A ranking knows its number and its end`(text: String, count: Int?, isAscending: Bool) {
    guard case .ranking(let ranking) = Question(text).intent else {
      Issue.record("\(text) is read as \(Question(text).intent)")
      return
    }
    #expect(ranking.count == count)
    #expect(ranking.isAscending == isAscending)
  }

  @Test(arguments: [("whats the 7th most important feature", 7), ("20th feature", 20), ("fifth strongest driver", 5)])
  func `A place in a list is read from digits and words`(text: String, place: Int) {
    guard case .ranking(let ranking) = Question(text).intent else {
      Issue.record("\(text) is read as \(Question(text).intent)")
      return
    }
    #expect(ranking.place == place)
  }

  @Test(
    arguments: [
      ("risk over 60 %", .above(inclusive: false), 60), ("less than 200 hours", .below(inclusive: false), 200),
      ("at least 0.8", .above(inclusive: true), 0.8), ("scores of 0.6+", .above(inclusive: true), 0.6),
      ("which coefficients are negative", .below(inclusive: false), 0),
    ] as [(String, Question.Condition.Comparison, Double)])
  func `Bounds are read with their direction`(text: String, comparison: Question.Condition.Comparison, bound: Double) {
    #expect(Question(text).condition == Question.Condition(comparison: comparison, bound: bound))
  }

  @Test func `Names with digits are matched whole`() {
    #expect(Question("risk of P-38384").terms.map(\.stem) == ["risk", "p38384"])
    #expect(Question("risk of P-38384").terms.map(\.isExact) == [false, true])
  }

  @Test func `What is set against one another is found on both sides`() {
    guard case .comparison(let sides) = Question("free vs premium churn rate").intent else {
      Issue.record("no comparison")
      return
    }
    #expect(sides.map(\.text) == ["free", "premium"])
  }

  @Test(arguments: ["", "?", "…", "or", "top", "1st", "how many", "vs vs vs", "\u{0}", "😀 of 😀"])
  func `Any text is a question`(text: String) {
    _ = Question(text)
  }

  @Test(arguments: [
    ("custmers", "customers", true), ("precison", "precision", true), ("churn", "chart", false), ("a", "b", false),
  ])
  func `Misspellings are near, other words are not`(left: String, right: String, isTypo: Bool) {
    #expect(Spelling.isMisspelling(left, of: right) == isTypo)
  }

  @Test func `A follow-up keeps what is asked for and exchanges what it is asked of`() {
    let readings = Question("and for ltv?").continuing(Question("top 3 features of the churn model"))
    #expect(readings.map { $0.terms.map(\.text) } == [["features", "churn", "ltv"], ["features", "ltv"]])
    #expect(readings.allSatisfy { if case .ranking(let ranking) = $0.intent { ranking.count == 3 } else { false } })
    #expect(Question("why?").continuing(Question("churn auc")).isEmpty)
  }
}
