import JSON
import Workspaces

extension CollectionEvaluation.Outcome {
  /// The figures for a reader.
  func text(documents: Int, questions: Int) -> String {
    var table = Table()
    table.append("nDCG@10", report.mean.ndcgAt10.fixed(4))
    table.append("recall@10", report.mean.recallAt10.fixed(4))
    table.append("recall@100", report.mean.recallAt100.fixed(4))
    table.append("MRR", report.mean.reciprocalRank.fixed(4))
    table.append("questions", "\(questions), \(millisecondsPerQuestion(questions).fixed(2)) ms each")
    table.append(
      "documents", "\(documents), \(chunkCount.counted("chunk")), indexed in \(indexingSeconds.fixed(1)) s")
    return table.text
  }

  /// The figures as the documented JSON object.
  func json(documents: Int, questions: Int) -> JSONValue {
    [
      "ndcg@10": .number(report.mean.ndcgAt10), "recall@10": .number(report.mean.recallAt10),
      "recall@100": .number(report.mean.recallAt100), "mrr": .number(report.mean.reciprocalRank),
      "questions": .number(questions), "documents": .number(documents), "chunks": .number(chunkCount),
      "failed_documents": .number(diagnostics.count), "indexing_seconds": .number(indexingSeconds),
      "milliseconds_per_question": .number(millisecondsPerQuestion(questions)),
    ]
  }

  private func millisecondsPerQuestion(_ questions: Int) -> Double {
    1000 * searchSeconds / Double(max(1, questions))
  }
}
