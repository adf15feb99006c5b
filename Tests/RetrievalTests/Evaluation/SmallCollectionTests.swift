import Retrieval
import TestSupport
import Testing

@Suite struct `The small collection` {
  private func report(_ fusion: ScoreFusion, misspell: Bool = false) throws -> EvaluationReport {
    let dataset = try BEIRDataset(directory: "\(Repository.path)/fixtures/retrieval")
    let collection = ArrayCollection(dataset.documents.map { ($0.id, $0.content) })
    let pairs = dataset.queries.map { query in
      let text = misspell ? Self.misspelt(query.text) : query.text
      let entries = collection.search(text, limit: 100, fusion: fusion).map {
        RankedRun.Entry(document: $0.key, score: $0.scores.fused)
      }
      return (query.id, entries)
    }
    return EvaluationReport(of: RankedRun(Dictionary(uniqueKeysWithValues: pairs)), judgements: dataset.judgements)
  }

  /// Swaps the second and third letters of every other word of more than five.
  private static func misspelt(_ text: String) -> String {
    text.split(separator: " ").enumerated().map { index, word in
      var letters = Array(word)
      if index % 2 == 0, letters.count > 5 { letters.swapAt(1, 2) }
      return String(letters)
    }.joined(separator: " ")
  }

  @Test func `The offline default stays above its floor`() throws {
    let mean = try report(ScoreFusion()).mean
    #expect(mean.ndcgAt10 >= 0.91)
    #expect(mean.recallAt10 >= 0.95)
    #expect(mean.reciprocalRank >= 0.90)
  }

  @Test func `Vectors cost nothing on clean questions and help on misspelt ones`() throws {
    let lexical = ScoreFusion(similarityWeight: 0)
    let clean = (fused: try report(ScoreFusion()).mean.ndcgAt10, bm25: try report(lexical).mean.ndcgAt10)
    #expect(clean.fused >= clean.bm25 - 0.01, "\(clean)")
    let misspelt = (
      fused: try report(ScoreFusion(), misspell: true).mean.ndcgAt10,
      bm25: try report(lexical, misspell: true).mean.ndcgAt10
    )
    #expect(misspelt.fused >= misspelt.bm25 + 0.02, "\(misspelt)")
  }
}
