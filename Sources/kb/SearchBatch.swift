import JSON
import Retrieval
import Workspaces

/// Answers many questions with one knowledge base, in their order, those that are there at once together.
struct SearchBatch {
  /// How many questions are asked together at most.
  private static let width = Retriever.questionsPerScan

  private let knowledgeBase: KnowledgeBase
  private let request: SearchRequest

  /// Answers like a request but for the question.
  init(_ knowledgeBase: KnowledgeBase, _ request: SearchRequest) {
    self.knowledgeBase = knowledgeBase
    self.request = request
  }

  /// Prints a line for each question, in their order.
  ///
  /// - Throws: `Failure` at the first line that is no question, when those before it are answered.
  func answer(_ file: QueryFile, _ console: Console) async throws {
    var pending: [QueryFile.Query] = []
    var failure: (any Error)?
    while true {
      // Whoever writes a line and waits for its answer gets it before the next line is waited for.
      if pending.count >= Self.width || !pending.isEmpty && !file.hasInput {
        try await answer(pending, console)
        pending = []
      }
      do {
        guard let query = try file.next() else { break }
        pending.append(query)
      } catch {
        failure = error
        break
      }
    }
    try await answer(pending, console)
    if let failure { throw failure }
  }

  private func answer(_ queries: [QueryFile.Query], _ console: Console) async throws {
    var unanswered = queries[...]
    let requests = queries.map { query in
      var request = request
      request.question = query.text
      return request
    }
    try await knowledgeBase.answer(requests) { passages in
      guard let query = unanswered.popFirst() else { return }
      let result = Passage.json(passages, query: query.text)
      try console.print(
        event: .object(JSONObject([JSONObject.Member(key: "id", value: query.id)] + result.members)))
    }
  }
}
