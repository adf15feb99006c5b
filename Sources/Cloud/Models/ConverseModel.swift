import Agents

/// A model behind Amazon Bedrock's Converse and ConverseStream
/// (https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference.html).
///
/// Retrieved passages go out as search results with citations switched on, and the model's citations come back as the
/// lines of the passages that they name. Thoughts of the model are left out of the answer.
public struct ConverseModel: LanguageModel {
  /// The model that is asked unless another is configured: Claude Sonnet 4.6 through its global inference profile.
  public static let standardModelID = "global.anthropic.claude-sonnet-4-6"

  /// The id of the model, of an inference profile, or an ARN of Bedrock.
  public let modelID: String
  private let client: ServiceClient
  private let options: ModelOptions
  private let spending: Spending

  /// A model by its id.
  ///
  /// Any id is taken; a model that has reached its end of life, such as `anthropic.claude-3-5-sonnet-20240620-v1:0`,
  /// is answered by Bedrock with status 404, which becomes `ServiceError.Kind.modelRetired`.
  public init(
    client: ServiceClient, modelID: String = ConverseModel.standardModelID, options: ModelOptions = ModelOptions(),
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
    let converse = ConverseRequest(request, options: options)
    let streams = options.streams
    let call = ServiceRequest(
      .bedrockRuntime, streams ? "ConverseStream" : "Converse",
      path: ["model", modelID, streams ? "converse-stream" : "converse"],
      headers: [HTTPHeader("Content-Type", "application/json")], body: converse.body.utf8(),
      timeouts: options.timeouts)
    return ModelCall(
      client: client, request: call, item: modelID, maximumTokens: options.wireMaximumTokens, spending: spending,
      turn: TurnBuilder(results: converse.results, figures: ToolFigures(request.messages))
    ) {
      if streams { ConverseStreamDecoder() } else { ConverseDecoder() }
    }
  }
}
