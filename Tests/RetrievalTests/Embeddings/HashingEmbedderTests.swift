import TestSupport
import Testing

@testable import Retrieval

@Suite struct `Hashing embedder` {
  private let embedder = HashingEmbedder()

  private func similarity(_ left: String, _ right: String) -> Float {
    zip(embedder.vector(of: left), embedder.vector(of: right)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test(arguments: ["churn", "Top features of the engagement model, 0.23", "the of and", "日本語 テキスト", "é"])
  func `Every text with a word has a vector of length 1`(text: String) {
    let vector = embedder.vector(of: text)
    #expect(vector.count == 1024)
    #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
  }

  @Test(arguments: ["", " \n", "!?—"])
  func `A text without a word has the zero vector`(text: String) {
    #expect(embedder.vector(of: text).allSatisfy { $0 == 0 })
  }

  @Test func `The vectors are the same on every machine`() {
    let vector = embedder.vector(of: "sessions_last_7_days: 0.23, sessions")
    let places = vector.indices.filter { vector[$0] != 0 }
    let checksum = vector.reduce(UInt64(0)) { ($0 ^ UInt64($1.bitPattern)) &* 0x0000_0100_0000_01B3 }
    #expect(places.prefix(4) == [9, 13, 18, 20])
    #expect(checksum == 6_892_057_441_916_858_698)
  }

  @Test func `Misspelt words and other forms are nearer than other words`() {
    #expect(similarity("engagement", "engagment") > 0.4)
    #expect(similarity("retention", "retained") > similarity("retention", "metadata"))
    #expect(similarity("sentiment score", "sentimental scores") > 0.6)
    #expect(abs(similarity("engagement", "oak tree")) < 0.2)
  }

  @Test func `Stop words, case and the order of words do not count`() {
    #expect(embedder.vector(of: "The churn OF the model") == embedder.vector(of: "churn model"))
    #expect(similarity("churn model", "model churn") > 0.9999)
  }

  @Test func `A question's words are weighted as asked`() async throws {
    let weighted = try await embedder.embed(question: "churn model") { $0 == "churn" ? 3 : 0 }
    #expect(weighted == embedder.vector(of: "churn"))
    let odd = try await embedder.embed(question: "churn model") { $0 == "churn" ? 1 : .nan }
    #expect(odd == weighted)
    let none = try await embedder.embed(question: "churn model") { _ in 0 }
    #expect(none.allSatisfy { $0 == 0 })
  }

  @Test func `A question's words reach the weight in lower case and unreduced`() async throws {
    var seen: Set<String> = []
    _ = try await embedder.embed(question: "Which Features?") { word in
      seen.insert(word)
      return 1
    }
    #expect(seen == ["features"])
  }

  @Test func `Texts are embedded in their order`() async throws {
    let texts = ["churn", "tenure", ""]
    #expect(try await embedder.embed(texts) == texts.map { embedder.vector(of: $0) })
  }

  @Test func `Vectors of other dimensions have another model id`() throws {
    let small = try #require(HashingEmbedder(dimensions: 64))
    #expect(small.vector(of: "churn").count == 64)
    #expect(small.modelID != embedder.modelID)
    #expect(HashingEmbedder(dimensions: 63) == nil)
    #expect(HashingEmbedder(dimensions: 4097) == nil)
  }

  @Test func `Hashes are spread evenly over the elements, with either sign as often`() {
    var random = SplitMix64(seed: 17)
    var hasher = NGramHasher()
    var hashes: Set<UInt64> = []
    for _ in 0..<3_000 {
      hasher.hash(String((0..<9).compactMap { _ in "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random) }))
      hashes.formUnion(hasher.hashes)
    }
    var counts = [Int](repeating: 0, count: 16)
    for hash in hashes { counts[Int(hash >> 60)] += 1 }
    let negative = hashes.count { $0 & 1 == 1 }
    let total = hashes.count
    #expect(counts.allSatisfy { abs($0 - total / 16) < total / 80 })
    #expect(abs(negative - total / 2) < total / 50)
  }

  @Test(arguments: [("a", 1), ("ab", 3), ("abc", 6), ("abcd", 9), ("é", 1), ("日本", 3)])
  func `A word gives its n-grams of three to five characters with the marks`(word: String, count: Int) {
    var hasher = NGramHasher()
    hasher.hash(word)
    #expect(hasher.hashes.count == count)
  }
}
