import Agents
import JSON
import Retrieval
import Tools

extension ModelRequest {
  static let sampleTools = [
    KnowledgeBaseSearch.definition,
    ToolDefinition(
      name: "get_customer_details", description: "What is known of a customer.",
      parameters: [
        ToolParameter("customer_id", .integer(1...1_000_000), "The customer.", isRequired: true),
        ToolParameter("detail", .choice(["all", "scores"]), "How much."),
        ToolParameter("fresh", .boolean, "Whether stored results are left aside."),
        ToolParameter("more", .object, "Anything else."),
        ToolParameter("words", .string(maximumLength: 100), "Words."),
      ]),
  ]

  /// A question with passages and the tools above.
  static func question(_ text: String, _ passages: [Passage] = []) -> ModelRequest {
    ModelRequest(
      instruction: "Answer from the passages.", messages: [Message(.user, [.text(text), .passages(passages)])],
      tools: sampleTools)
  }
}

extension Passage {
  /// A passage of lines `name: value`, with a header.
  static func values(_ key: String, _ lines: [String], header: String = "Source.", digit: Character = "1") -> Passage {
    let document = DocumentID(dataSource: "documents", key: key)
    let rows = lines.enumerated().map { position, text in
      let start = position * 100
      return ChunkLine(
        text: text, span: SourceSpan(bytes: start..<start + 90, lines: position + 2...position + 2),
        pointer: "/\(position)")
    }
    let chunk = Chunk(
      id: ChunkID(String(repeating: digit, count: 32)) ?? unnamed, document: document, ordinal: 0, header: header,
      headings: [], lines: rows, tokenCount: 10)
    return Passage(
      rank: 1, chunk: chunk, uri: "s3://bucket/\(key)", metadata: [:],
      scores: ScoreCard(fused: 0.9, similarity: 0.5, similarityRank: 1, bm25: 2, bm25Rank: 1))
  }

  private static var unnamed: ChunkID { preconditionFailure("32 hexadecimal digits are an id") }
}

extension [ModelEvent] {
  /// The words of the turn.
  var text: String { compactMap { if case .text(let text, _) = $0 { text } else { nil } }.joined() }
  /// The tool calls of the turn.
  var calls: [ToolCall] { compactMap { if case .toolCall(let call) = $0 { call } else { nil } } }
  /// The cited stretches of the turn, each as its words.
  var cited: [(text: String, sources: [CitedSource])] {
    let scalars = Array<Unicode.Scalar>(text.unicodeScalars)
    return compactMap { event in
      guard case .cited(let span, let sources) = event else { return nil }
      return (String(String.UnicodeScalarView(scalars[span])), sources)
    }
  }
  /// How the turn ended.
  var end: (reason: StopReason, usage: Usage)? {
    if case .finished(let reason, let usage)? = last { (reason, usage) } else { nil }
  }
}
