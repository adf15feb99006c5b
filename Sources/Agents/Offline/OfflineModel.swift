import JSON
import Retrieval
import Tools

/// Answers without a language model: by intent and extraction.
///
/// It is no language model and says so. It searches more widely for the question, reads the nearest documents whole
/// through the same tool that a language model would use, and then selects values, records and sentences, each with its
/// citation. When the documents do not cover the question it says what came closest instead. A question about customers
/// it puts to the tools of the platform, where these are at hand.
public struct OfflineModel: LanguageModel {
  /// The id in records.
  public var modelID: String { "offline" }

  /// How many passages the wider search asks for, and how many documents are then read.
  private enum Reach {
    static let passages = 30
    static let documents = 8
    /// The share of the best passage's score below which a document is not read.
    static let share = 0.35
    static let passagesOfDocument = 100
    /// How many passages are searched for a definition.
    static let definitions = 6
  }

  /// A model without settings.
  public init() {}

  /// Streams one turn: first a wider search and the tools, then the documents, then the answer.
  public func events(for request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
    AsyncThrowingStream { continuation in
      for event in turn(request) { continuation.yield(event) }
      continuation.finish()
    }
  }

  private func turn(_ request: ModelRequest) -> [ModelEvent] {
    guard
      let start = request.messages.lastIndex(where: { message in
        message.role == .user && message.content.contains { if case .text = $0 { true } else { false } }
      })
    else { return [.text("There is no question.", sources: []), .finished(.endTurn, Usage())] }
    let turns = request.messages[start...]
    let asked = request.messages[start].text
    let history = request.messages[..<start]
    let plan = ToolPlan(asked, after: history.filter { $0.role == .user }.map(\.text), tools: request.tools)
    let canSearch = request.tools.contains { $0.name == KnowledgeBaseSearch.definition.name }
    switch (turns.count, canSearch || plan?.calls.isEmpty == false) {
    case (1, true):
      let searches = canSearch ? [widerSearch(asked, history)] : []
      return calling(searches + (plan?.calls ?? []))
    case (3, true) where canSearch:
      let calls = furtherCalls(plan, turns)
      if !calls.isEmpty { return calling(calls) }
    default: break
    }
    if let plan, let draft = draft(plan, turns) { return Self.events(draft) + [.finished(.endTurn, Usage())] }
    let failures = plan.map { ToolOutcomes($0, in: turns).failures } ?? []
    return answer(asked, history: history, turns.flatMap(\.passages), failures: failures)
      + [.finished(.endTurn, Usage())]
  }

  private func calling(_ calls: [ToolCall]) -> [ModelEvent] {
    calls.map(ModelEvent.toolCall) + [.finished(.toolUse, Usage())]
  }

  private func draft(_ plan: ToolPlan, _ turns: ArraySlice<Message>) -> AnswerDraft? {
    CustomerAnswerer(
      plan: plan, outcomes: ToolOutcomes(plan, in: turns), evidence: Evidence(passages: turns.flatMap(\.passages))
    ).draft()
  }

  /// What is searched for after the first results: what the documents say of what the tools found, or, where tools
  /// give no answer, the documents that are nearest to the question.
  private func furtherCalls(_ plan: ToolPlan?, _ turns: ArraySlice<Message>) -> [ToolCall] {
    let passages = turns.flatMap(\.passages)
    guard let plan else { return documentCalls(passages) }
    let outcomes = ToolOutcomes(plan, in: turns)
    // Whether there is an answer depends on the tools alone; documents only add to it.
    let answerer = CustomerAnswerer(plan: plan, outcomes: outcomes, evidence: Evidence(passages: []))
    guard answerer.draft() != nil else { return documentCalls(passages) }
    guard !outcomes.results.isEmpty else { return [] }
    return answerer.furtherQueries().enumerated().map { position, query in
      ToolCall(
        id: "define-\(position + 1)", name: KnowledgeBaseSearch.definition.name,
        input: ["query": .string(query), "number_of_results": .number(Reach.definitions)])
    }
  }

  private func widerSearch(_ question: String, _ history: ArraySlice<Message>) -> ToolCall {
    let query = history.isEmpty ? question : question + " " + (history.last { $0.role == .user }?.text ?? "")
    return ToolCall(
      id: "search-1", name: KnowledgeBaseSearch.definition.name,
      input: ["query": .string(query), "number_of_results": .number(Reach.passages)])
  }

  /// One call a document, for the documents with the best passages.
  private func documentCalls(_ passages: [Passage]) -> [ToolCall] {
    var documents: [(uri: String, key: String, score: Double)] = []
    for passage in passages.sorted(by: { $0.scores.fused > $1.scores.fused })
    where !documents.contains(where: { $0.uri == passage.uri }) {
      documents.append((passage.uri, passage.chunk.document.key, passage.scores.fused))
    }
    let best = passages.map(\.scores.fused).max() ?? 0
    let near = documents.filter { $0.score >= Reach.share * best }
    return near.prefix(Reach.documents).enumerated().map { position, document in
      ToolCall(
        id: "read-\(position + 1)", name: KnowledgeBaseSearch.definition.name,
        input: [
          // Every chunk names its document, so that all of them are found.
          "query": .string(document.key), "number_of_results": .number(Reach.passagesOfDocument),
          "filter": ["equals": ["key": "x-amz-bedrock-kb-source-uri", "value": .string(document.uri)]],
        ])
    }
  }

  /// The answer of the documents; that there is none, and why tools failed, where they do not hold one.
  private func answer(
    _ text: String, history: ArraySlice<Message>, _ passages: [Passage], failures: [String]
  ) -> [ModelEvent] {
    let evidence = Evidence(passages: passages)
    let question = Question(text)
    let continued = question.continuing(Self.subject(of: history)).compactMap {
      OfflineAnswerer(question: $0, evidence: evidence).draft()
    }
    // The whole question before with the new words; else the best of it with a word exchanged; else the new words alone.
    let best =
      continued.enumerated().max {
        $0.element.confidence == $1.element.confidence
          ? $0.offset > $1.offset : $0.element.confidence < $1.element.confidence
      }?.element ?? OfflineAnswerer(question: question, evidence: evidence).draft()
    guard let best else {
      let reasons = [Abstention(question: question, evidence: evidence).text] + failures
      return [.text(reasons.joined(separator: "\n"), sources: [])]
    }
    return Self.events(best)
  }

  private static func events(_ draft: AnswerDraft) -> [ModelEvent] {
    draft.segments.map { .text($0.text, sources: $0.sources) }
  }

  /// What the conversation is about: the last question that stood alone, with the words of the follow-ups since.
  private static func subject(of history: ArraySlice<Message>) -> Question? {
    history.filter { $0.role == .user }.map { Question($0.text) }.reduce(nil) { subject, question in
      guard let subject, question.isFollowUp else { return question }
      let added = question.terms.filter { !subject.terms.contains($0) }
      return Question(
        text: question.text, words: subject.words, terms: subject.terms + added,
        intent: question.intent == .lookup ? subject.intent : question.intent,
        condition: question.condition ?? subject.condition)
    }
  }
}
