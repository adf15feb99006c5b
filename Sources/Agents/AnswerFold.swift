import JSON
import Retrieval

/// Builds the answer of a run from its events, one at a time.
///
/// The same events give the same answer, whether they come from a running agent or from a record.
public struct AnswerFold: Sendable {
  private var answer = Answer()
  private var turnText = TurnText()
  private var passages: [ChunkID: Passage] = [:]
  private var results: [String: (call: ToolCall, value: JSONValue)] = [:]
  private var evidence: [String] = []
  private var turnStart = 0.0
  private var toolStarts: [String: Double] = [:]
  private var model = ""
  private var toolCalls = 0

  /// No events yet.
  public init() {}

  /// Takes in the next event.
  public mutating func add(_ event: AgentEvent) {
    answer.milliseconds = event.milliseconds
    switch event.kind {
    case .started(let question, let model):
      evidence.append(question)
      self.model = model
    case .retrieved(let query, let found):
      note(found)
      step(.retrieval, "search_knowledge_base", "\(query): \(found.count) passages", event.milliseconds)
    case .turnStarted:
      turnStart = event.milliseconds
      turnText = TurnText()
      toolCalls = 0
    case .model(let piece): add(piece, at: event.milliseconds)
    case .toolStarted(let call): toolStarts[call.id] = event.milliseconds
    case .toolFinished(let call, let result):
      if case .passages(let found) = result.content { note(found) }
      if case .json(let value) = result.content {
        results[call.id] = (call, value)
        evidence.append(value.text())
      }
      if case .failure(let text) = result.content { evidence.append(text) }
      step(
        .tool, call.name, "\(JSONValue.object(call.input).text()): \(result.outcome)",
        event.milliseconds - (toolStarts[call.id] ?? event.milliseconds))
    case .finished(let reason): answer.stopReason = reason
    }
  }

  /// The answer of the events so far.
  public var result: Answer {
    var answer = answer
    answer.text = turnText.text
    answer.citations = citations()
    answer.figures = FigureCheck(answer: answer.text, citations: answer.citations, evidence: evidence)
    return answer
  }

  private mutating func add(_ piece: ModelEvent, at time: Double) {
    switch piece {
    case .text(let text, let sources): turnText.add(text, sources)
    case .cited(let span, let sources): turnText.cite(span, sources)
    case .toolCall: toolCalls += 1
    case .finished(let reason, let usage):
      answer.usage = answer.usage + usage
      let asked = toolCalls == 0 ? "" : ", asks for \(toolCalls) tool call\(toolCalls == 1 ? "" : "s")"
      step(.model, model, reason.rawValue + asked, time - turnStart)
    }
  }

  private mutating func note(_ found: [Passage]) {
    for passage in found where passages[passage.chunk.id] == nil {
      passages[passage.chunk.id] = passage
      evidence.append(passage.chunk.text)
    }
  }

  private mutating func step(_ kind: Step.Kind, _ name: String, _ summary: String, _ milliseconds: Double) {
    answer.steps.append(Step(kind: kind, name: name, summary: summary, milliseconds: milliseconds))
  }

  /// One citation a cited stretch and source, in the order of the text.
  private func citations() -> [Citation] {
    var texts: [String: ToolResultText] = [:]
    return turnText.cited.flatMap { stretch in stretch.sources.compactMap { citation($0, stretch.span, &texts) } }
  }

  /// The citation of a source that the run has read; `nil` for any other.
  private func citation(_ source: CitedSource, _ span: Range<Int>, _ texts: inout [String: ToolResultText]) -> Citation?
  {
    switch source {
    case .passage(let chunk, let lines):
      return passages[chunk].flatMap { Citation(span: span, positions: lines, passage: $0) }
    case .toolResult(let id, let pointers):
      guard let result = results[id] else { return nil }
      if texts[id] == nil { texts[id] = ToolResultText(result.value) }
      return texts[id].flatMap { Citation(span: span, pointers: pointers, call: result.call, result: $0) }
    }
  }
}
