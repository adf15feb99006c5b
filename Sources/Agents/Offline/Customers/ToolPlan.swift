import JSON
import Tools

/// The tool calls that answer a question about customers.
struct ToolPlan: Sendable {
  /// What the results are to answer.
  enum Subject: Sendable {
    /// A question about named customers.
    case customers(CustomerQuestion)
    /// A question about the rows of tables.
    case rows(CustomerQuery)
    /// Nothing: the question cannot be put to a tool, for this reason.
    case refusal(String)
  }

  /// What the results are to answer.
  let subject: Subject
  /// The calls, which do not depend on one another.
  let calls: [ToolCall]
  /// The tables that can be queried.
  let listing: TableListing

  private static let customerLimit = 5
  private static let contributions = 5

  /// Plans the calls for a question.
  ///
  /// - Parameters:
  ///   - history: the user's questions before, the first first.
  ///   - tools: the tools at hand.
  /// - Returns: `nil` when the documents are to answer: no tool fits, or the question is not about customers.
  init?(_ question: String, after history: [String], tools: [ToolDefinition]) {
    let names = Set(tools.map(\.name))
    listing = TableListing(tools.first { $0.name == ToolNames.query }?.description ?? "")
    let previous = history.reduce(nil) { CustomerQuestion($1, previous: $0) ?? $0 }
    if let about = CustomerQuestion(question, previous: previous) {
      guard !names.isDisjoint(with: [ToolNames.details, ToolNames.explanation]),
        !about.references.isEmpty || Self.isAboutData(about, listing), !about.asksForMore
      else { return nil }
      (subject, calls) = Self.calls(about, names, listing)
    } else {
      guard names.contains(ToolNames.query), Question(question).intent != .definition,
        let query = QueryReader(question, listing).query(), let sql = query.sql(listing)
      else { return nil }
      subject = .rows(query)
      calls = [ToolCall(id: "query-1", name: ToolNames.query, input: ["sql_query": .string(sql)])]
    }
    if calls.isEmpty, case .customers = subject { return nil }
  }

  /// Whether a question that only points back at a customer asks for something that is known of one.
  private static func isAboutData(_ question: CustomerQuestion, _ listing: TableListing) -> Bool {
    question.intent != .details || ScoreModel(namedIn: question.words) != nil
      || !ColumnFinder(QueryReader.columns(of: listing)).mentions(in: question.words).isEmpty
  }

  private static func calls(
    _ question: CustomerQuestion, _ tools: Set<String>, _ listing: TableListing
  ) -> (Subject, [ToolCall]) {
    var ids: [Int] = []
    for number in question.customers.prefix(customerLimit) {
      guard let id = Int(number) else {
        return (.refusal("\(number) is no customer_id: it has too many digits."), [])
      }
      ids.append(id)
    }
    var question = question
    if question.intent != .details, !tools.contains(ToolNames.explanation) { question.intent = .details }
    guard let model = question.intent.model else {
      guard tools.contains(ToolNames.details) else { return (.customers(question), []) }
      return (.customers(question), ids.enumerated().map { details($1, $0 + 1) })
    }
    var further: JSONObject = [:]
    switch question.intent {
    case .change: further["counterfactuals"] = true
    case .whatIf:
      let changes = FeatureChanges(
        question.words, references: question.references, columns: QueryReader.columns(of: listing))
      guard !changes.values.isEmpty else { return (.refusal(Self.unknownChange), []) }
      further["what_if"] = .object(changes.values)
    case .reason, .details: break
    }
    return (.customers(question), ids.enumerated().map { explanation(model, $1, further, $0 + 1) })
  }

  private static let unknownChange =
    "Which feature is to change, and to what, cannot be read from the question: name it as the data dictionary does."

  private static func details(_ id: Int, _ number: Int) -> ToolCall {
    ToolCall(id: "customer-\(number)", name: ToolNames.details, input: ["customer_id": .number(id)])
  }

  private static func explanation(_ model: ScoreModel, _ id: Int, _ further: JSONObject, _ number: Int) -> ToolCall {
    var input: JSONObject = [
      "model": .string(model.rawValue), "customer_id": .number(id), "top": .number(contributions),
    ]
    for member in further.members { input[member.key] = member.value }
    return ToolCall(id: "explain-\(number)", name: ToolNames.explanation, input: input)
  }
}
