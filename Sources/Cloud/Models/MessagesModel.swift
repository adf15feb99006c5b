import Agents

/// A model behind Anthropic's Messages API (https://platform.claude.com/docs/en/api/messages).
///
/// Retrieved passages go out as search results with citations switched on, and the model's citations come back as the
/// lines of the passages that they name. Thoughts of the model are left out of the answer. The key is a header of the
/// client's authorization (`x-api-key`).
public struct MessagesModel: LanguageModel {
  /// The model that is asked unless another is configured: Claude Sonnet 4.6.
  public static let standardModelID = "claude-sonnet-4-6"
  static let operation = "Messages"
  private static let version = "2023-06-01"

  /// The id of the model.
  public let modelID: String
  private let client: ServiceClient
  private let options: ModelOptions
  private let spending: Spending

  /// A model by its id.
  public init(
    client: ServiceClient, modelID: String = MessagesModel.standardModelID, options: ModelOptions = ModelOptions(),
    spending: Spending
  ) {
    self.client = client
    self.modelID = modelID
    self.options = options
    self.spending = spending
  }

  /// Streams one turn.
  ///
  /// A response that breaks before its first word is asked for again, three times in all; after a word was given out it
  /// is an error. The stream throws `BudgetError` before the call that may cost too much, `ServiceError` and
  /// `CancellationError`.
  public func events(for request: ModelRequest) -> AsyncThrowingStream<ModelEvent, any Error> {
    call(for: request).events()
  }

  /// What a turn may consume at most; nothing is asked.
  public func estimate(for request: ModelRequest) -> Consumption { call(for: request).estimate }

  private func call(for request: ModelRequest) -> ModelCall {
    let messages = MessagesRequest(request, modelID: modelID, options: options)
    let streams = options.streams
    let call = ServiceRequest(
      .anthropic, Self.operation, path: ["v1", "messages"],
      headers: [HTTPHeader("Content-Type", "application/json"), HTTPHeader("anthropic-version", Self.version)],
      body: messages.body.utf8(), timeouts: options.timeouts)
    return ModelCall(
      client: client, request: call, item: modelID, maximumTokens: options.wireMaximumTokens, spending: spending,
      turn: TurnBuilder(results: messages.results, figures: ToolFigures(request.messages))
    ) {
      if streams { MessagesStreamDecoder() } else { MessagesDecoder() }
    }
  }
}
