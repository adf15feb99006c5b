/// The figures of a run, question by question and as a mean.
public struct EvaluationReport: Sendable, Hashable {
  /// The figures by question.
  public let questions: [String: RankingMetrics]
  /// The mean over all judged questions; one that the run lacks counts as 0.
  public let mean: RankingMetrics

  /// Holds a run against judgements; answers to questions without judgements are left out. O(entries log entries).
  public init(of run: RankedRun, judgements: RelevanceJudgements) {
    let ids = judgements.questions
    let metrics = ids.map { RankingMetrics(ranking: run.ranking(of: $0), grades: judgements[$0]) }
    questions = Dictionary(uniqueKeysWithValues: zip(ids, metrics))
    mean = RankingMetrics(mean: metrics)
  }
}
