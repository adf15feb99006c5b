import TestSupport
import Testing

/// The offline model over the sample documents and over three collections of other shapes and names.
@Suite struct QuestionSetTests {
  @Test(arguments: [
    ("golden.jsonl", "kb-docs"), ("bank/questions.jsonl", "fixtures/questions/bank/docs"),
    ("hospital/questions.jsonl", "fixtures/questions/hospital/docs"),
    ("compressors/questions.jsonl", "fixtures/questions/compressors/docs"),
  ])
  func `Most questions have the right answer with its source, and no figure is made up`(
    file: String, documents: String
  ) async throws {
    let set = try QuestionSet(file, documents: documents)
    let result = try await set.run(in: try TemporaryDirectory())
    print("== \(file): \(result.right)/\(set.items.count) right, \(result.citingTheSource)/\(result.answerable) cite the source, wrongly answered \(result.wronglyAnswered), hit@1 \(result.foundFirst) hit@5 \(result.foundInFive)")
    for miss in result.misses { print("  MISS", miss) }
    #expect(result.unsupportedFigures == 0)
  }
}
