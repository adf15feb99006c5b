import Retrieval
import Testing

@Suite struct `Text analyzer` {
  private let analyzer = TextAnalyzer()

  @Test(arguments: [
    ("sessions_last_7_days", ["session", "last", "7", "day"]),
    ("0.23 of 1,024; v1.2.", ["0.23", "1", "024", "v1.2"]),
    ("The importance of features", ["import", "featur"]),
    ("isn't it?", []),
    ("don't panic", ["panic"]),
    ("avg-sentiment/score", ["avg", "sentiment", "score"]),
    ("  \n\t--- !!! ", []),
    ("", []),
  ])
  func `Text is cut at everything but letters and digits, and reduced`(text: String, terms: [String]) {
    #expect(analyzer.terms(in: text) == terms)
  }

  @Test(arguments: [
    ("featureImportance", ["feature", "importance", "featureimportance"]),
    ("sessionsLast7Days", ["sessions", "last7days", "sessionslast7days"]),
    ("mRNA MiniLM GaN XGBoost", ["mrna", "minilm", "gan", "xgboost"]),
    ("McDonald iOS", ["mcdonald", "ios"]),
  ])
  func `Camel case gives its parts and the whole, other capitals split nothing`(text: String, words: [String]) {
    #expect(analyzer.words(in: text) == words)
  }

  @Test(arguments: [
    ("ÜBER Straße", ["über", "straße"]), ("ДОМ дома", ["дом", "дома"]), ("日本語", ["日", "本", "語"]),
    ("naïve—café", ["naïve", "café"]), ("x²", ["x²"]), ("a\u{301}b", ["a\u{301}b"]), ("Ⅻ", ["ⅻ"]), ("😀ok", ["ok"]),
  ])
  func `Letters of all scripts are lower-cased and kept`(text: String, words: [String]) {
    #expect(analyzer.words(in: text) == words)
  }

  @Test func `Terms keep their frequency`() {
    #expect(analyzer.frequencies(in: "Churn churned, churning; model") == ["churn": 3, "model": 1])
  }

  @Test func `A stop word is no term, any other word is the term that its text has`() {
    #expect(analyzer.term(for: "the") == nil)
    #expect(analyzer.term(for: "metrics") == "metric")
    #expect(analyzer.terms(in: "metrics") == ["metric"])
  }

  @Test func `No word is longer than 64 bytes, and none is lost`() {
    let run = String(repeating: "a", count: 150) + String(repeating: "é", count: 50)
    let words = analyzer.words(in: run)
    #expect(words.allSatisfy { $0.utf8.count <= 64 })
    #expect(words.joined() == run)
  }

  @Test func `The stop words are those given`() {
    let analyzer = TextAnalyzer(stopWords: StopWords(["model"]))
    #expect(analyzer.terms(in: "the model") == ["the"])
    #expect(StopWords.none.contains("the") == false)
    #expect(StopWords.english.contains("yourselves"))
    #expect(!StopWords.english.contains("internationalizations"))
    #expect(!StopWords.english.contains(""))
  }
}
