import Retrieval
import TestSupport
import Testing

@Suite struct `Porter2 stemmer` {
  @Test func `Every stem is that of the Snowball project's own stemmer`() throws {
    let pairs = try PythonScript(name: "stem_words.py").output().split(separator: "\n")
    try #require(pairs.count >= 20_000)
    var differences: [String] = []
    for pair in pairs {
      let columns = pair.split(separator: "\t", omittingEmptySubsequences: false)
      try #require(columns.count == 2)
      let stem = Porter2Stemmer.stem(String(columns[0]))
      if stem != columns[1] { differences.append("\(columns[0]): expected \(columns[1]), found \(stem)") }
    }
    #expect(differences.isEmpty, "\(differences.count) differ, such as \(differences.prefix(20))")
  }

  @Test(arguments: [
    ("features", "featur"), ("importance", "import"), ("skies", "sky"), ("dying", "die"), ("news", "news"),
    ("happy", "happi"), ("sky", "sky"), ("be", "be"), ("", ""), ("cafés", "café"), ("123", "123"),
  ])
  func `Words of each kind are reduced`(word: String, stem: String) {
    #expect(Porter2Stemmer.stem(word) == stem)
  }

  @Test func `Any bytes are taken without harm`() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20_000 {
      var word = (0..<Int.random(in: 0...12, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let length = String(decoding: word, as: UTF8.self).utf8.count
      Porter2Stemmer.stem(&word)
      #expect(word.count <= length + 1)
    }
  }
}
