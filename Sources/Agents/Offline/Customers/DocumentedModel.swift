/// What the documents of metrics say of a model: its version, its date, and how well it does.
struct DocumentedModel {
  private let model: ScoreModel
  private let evidence: Evidence

  init(_ model: ScoreModel, _ evidence: Evidence) {
    self.model = model
    self.evidence = evidence
  }

  private static let metrics = ["auc_roc", "r2", "rmse", "hit_at_3", "average_precision"]

  /// Adds a line with the version and the first metric on the test data, cited; nothing where no document has them.
  func add(to draft: inout AnswerDraft) {
    guard let document = evidence.documents.first(where: isOfModel) else { return }
    let identity = ["model_version", "timestamp"].compactMap { name in
      document.facts.first { $0.path.isEmpty && $0.row == nil && $0.name == name }
    }
    let tested = document.facts.filter { $0.path.contains("test") || $0.row?.text == "test" }
    let metric = Self.metrics.lazy.compactMap { name in tested.first { $0.name == name } }.first
    let facts = identity + (metric.map { [$0] } ?? [])
    guard !facts.isEmpty else { return }
    draft.say("\n")
    draft.say(
      "\(document.id.key): "
        + facts.map { ($0.path.isEmpty ? "" : "test ") + "\($0.name) \($0.value)" }.joined(separator: ", "), facts)
  }

  /// Whether a document states metrics of this model, by its own account.
  private func isOfModel(_ document: EvidenceDocument) -> Bool {
    let names = document.facts.filter { $0.path.isEmpty && ["model_name", "model"].contains($0.name) }
    return names.contains { $0.value == model.rawValue } && document.id.key.contains("metrics")
  }
}
