import JSON
import Retrieval
import Workspaces

/// Answers many questions with one knowledge base, several at once, in their order.
struct SearchBatch {
  private static let width = 4

  private let knowledgeBase: KnowledgeBase
  private let request: SearchRequest

  /// Answers like a request but for the question.
  init(_ knowledgeBase: KnowledgeBase, _ request: SearchRequest) {
    self.knowledgeBase = knowledgeBase
    self.request = request
  }

  /// Prints a line for each question as soon as it and those before it are answered.
  ///
  /// - Throws: `Failure` at the first line that is no question, when those before it are answered.
  func answer(_ file: QueryFile, _ console: Console) async throws {
    var pending: [Task<JSONValue, any Error>] = []
    var failure: (any Error)?
    while true {
      // Whoever writes a line and waits for its answer gets it before the next line is waited for.
      while let first = pending.first, pending.count >= Self.width || !file.hasInput {
        pending.removeFirst()
        try console.print(event: try await first.value)
      }
      do {
        guard let query = try file.next() else { break }
        pending.append(task(for: query))
      } catch {
        failure = error
        break
      }
    }
    for task in pending { try console.print(event: try await task.value) }
    if let failure { throw failure }
  }

  private func task(for query: QueryFile.Query) -> Task<JSONValue, any Error> {
    let knowledgeBase = knowledgeBase
    var request = request
    request.question = query.text
    return Task { [request] in
      let passages = try await knowledgeBase.passages(for: request)
      let result = Passage.json(passages, query: request.question)
      return .object(JSONObject([JSONObject.Member(key: "id", value: query.id)] + result.members))
    }
  }
}
