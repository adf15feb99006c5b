import JSON
import Retrieval
import Tools

/// The tool `search_knowledge_base`: passages for a question, with an optional filter.
public struct KnowledgeBaseSearch: Sendable {
  /// Finds passages: the query, how many, and a condition on the documents' metadata.
  public typealias Body = @Sendable (_ query: String, _ count: Int, _ filter: Filter?) async throws -> [Passage]

  /// What a model is told about the tool.
  public static let definition = ToolDefinition(
    name: "search_knowledge_base",
    description: """
      Finds passages of the knowledge base: model metrics, feature importances, query results and the data dictionary. \
      Each passage names its document. Search again with other words, or with a filter on one document, when the \
      passages at hand do not hold the answer.
      """,
    parameters: [
      ToolParameter("query", .string(maximumLength: 20_000), "What to look for, in plain words.", isRequired: true),
      ToolParameter("number_of_results", .integer(1...100), "How many passages to return; 5 when left out."),
      ToolParameter(
        "filter", .object,
        """
        A condition on the documents' metadata in the form of Bedrock's RetrievalFilter, such as \
        {"equals": {"key": "x-amz-bedrock-kb-source-uri", "value": "s3://bucket/key"}}.
        """),
    ])

  private let body: Body

  /// The tool over a way to find passages.
  public init(_ body: @escaping Body) { self.body = body }

  /// Finds passages for a question.
  public func passages(for query: String, count: Int) async throws -> [Passage] { try await body(query, count, nil) }

  /// Runs a call that a model wrote.
  ///
  /// - Throws: `ToolError` when the arguments do not fit, otherwise what the search throws.
  public func run(_ input: JSONObject) async throws -> [Passage] {
    try Self.definition.check(input)
    return try await body(input["query"]?.string ?? "", input["number_of_results"]?.int ?? 5, try filter(input))
  }

  private func filter(_ input: JSONObject) throws -> Filter? {
    guard let value = input["filter"] else { return nil }
    do {
      return try Filter(parsing: value.text())
    } catch {
      throw ToolError(.invalidInput, tool: Self.definition.name, "filter: \(error)")
    }
  }
}
