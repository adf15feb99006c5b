import TestSupport
import Testing

/// The offline model over the sample documents and over three collections of other shapes and names.
@Suite struct QuestionSetTests {
  @Test(arguments: [
    ("golden.jsonl", "kb-docs", 57), ("bank/questions.jsonl", "fixtures/questions/bank/docs", 31),
    ("hospital/questions.jsonl", "fixtures/questions/hospital/docs", 28),
    ("compressors/questions.jsonl", "fixtures/questions/compressors/docs", 32),
  ])
  func `Questions have the right answer with its source, and no figure is made up`(
    file: String, documents: String, floor: Int
  ) async throws {
    let set = try QuestionSet(file, documents: documents)
    let result = try await set.run(in: try TemporaryDirectory())
    #expect(result.right >= floor, "\(result.misses.joined(separator: "\n"))")
    #expect(result.citingTheSource * 4 >= result.answerable * 3)
    #expect(result.wronglyAnswered.count <= 1, "\(result.wronglyAnswered)")
    #expect(result.unsupportedFigures == 0, "\(result.unsupported.joined(separator: "\n"))")
  }

  @Test func `The passage with the answer is among the first five for 85 % of the questions, and first for 60 %`()
    async throws
  {
    var (first, five, all) = (0, 0, 0)
    for (file, documents) in [
      ("golden.jsonl", "kb-docs"), ("bank/questions.jsonl", "fixtures/questions/bank/docs"),
      ("hospital/questions.jsonl", "fixtures/questions/hospital/docs"),
      ("compressors/questions.jsonl", "fixtures/questions/compressors/docs"),
    ] {
      let result = try await QuestionSet(file, documents: documents).search(in: try TemporaryDirectory())
      first += result.first
      five += result.inFive
      all += result.all
    }
    #expect(five * 100 >= all * 85, "\(five) of \(all)")
    #expect(first * 100 >= all * 60, "\(first) of \(all)")
  }
}
