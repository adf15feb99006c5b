import Retrieval
import Testing

@Suite struct SpellingTests {
  @Test(arguments: [
    ("serach", "search"), ("SEARCH", "search"), ("number_of_results", "numberOfResults"), ("docter", "doctor"),
    ("odctor", "doctor"), ("saerhc", "search"),
  ])
  func `A mistyped word has its nearest`(word: String, nearest: String) {
    #expect(Spelling.nearest(to: word, among: ["search", "doctor", "numberOfResults"]) == nearest)
  }

  @Test(arguments: ["", "xyz", "completely"])
  func `A word that resembles none has no nearest`(word: String) {
    #expect(Spelling.nearest(to: word, among: ["search", "doctor", "numberOfResults"]) == nil)
    #expect(Spelling.nearest(to: word, among: []) == nil)
  }
}
