import JSON
import Retrieval

/// Embeds with a server that speaks OpenAI's `/v1/embeddings`: Ollama, llama.cpp, vLLM, LM Studio
/// (https://platform.openai.com/docs/api-reference/embeddings).
public struct OpenAICompatibleEmbedder: Embedder {
  /// The most texts of a call.
  public static let batchSize = 64

  /// The model, with the length of its vectors.
  public let modelID: String
  /// The length of each vector.
  public let dimensions: Int
  /// 64.
  public var textsPerCall: Int { Self.batchSize }
  /// The most calls at once.
  public var callsAtOnce: Int? { client.concurrency?.bounds.upperBound }

  private let client: ServiceClient
  private let messages: OpenAIEmbeddingMessages
  private let spending: Spending?
  private let timeouts: HTTPTimeouts
  private let tally = TokenTally()

  /// An embedder of a model whose vectors' length is known.
  ///
  /// - Parameters:
  ///   - client: its endpoints have the server's address, without `/v1`, for `Service.openAICompatible`.
  ///   - requestsDimensions: whether the server is asked for this length, which only some models can vary.
  ///   - spending: where tokens are booked; `nil` for a server that costs nothing.
  ///   - width: the most calls at once.
  public init(
    client: ServiceClient, model: String, dimensions: Int, requestsDimensions: Bool = false,
    spending: Spending? = nil, width: Int = 2,
    timeouts: HTTPTimeouts = HTTPTimeouts(firstByte: 120, idle: 60, total: 300)
  ) throws(EmbeddingError) {
    guard dimensions > 0 else {
      throw EmbeddingError(.unsupportedSetting, modelID: model, "expected dimensions above 0, found \(dimensions)")
    }
    self.dimensions = dimensions
    modelID = "openai:\(model)/\(dimensions)"
    messages = OpenAIEmbeddingMessages(model: model, dimensions: requestsDimensions ? dimensions : nil)
    var client = client
    client.concurrency = AdaptiveConcurrency(bounds: 1...max(1, width), initial: width)
    self.client = client
    self.spending = spending
    self.timeouts = timeouts
  }

  /// How long a model's vectors are, found out with one call.
  ///
  /// - Throws: as `embed`.
  public static func dimensions(
    of model: String, client: ServiceClient, timeouts: HTTPTimeouts = HTTPTimeouts(firstByte: 120)
  ) async throws -> Int {
    let messages = OpenAIEmbeddingMessages(model: model, dimensions: nil)
    let response = try await client.send(messages.request(for: ["length"], timeouts: timeouts))
    return try messages.answer(response, count: 1, dimensions: nil).vectors.first?.count ?? 0
  }

  /// The tokens of the texts so far; the server's count is 0 when it gives none.
  public var tokenCount: EmbeddedTokens { tally.current }

  /// The vectors of some texts, in their order; at most 64 texts a call, calls one after another.
  ///
  /// - Throws: `EmbeddingError` for an answer that has not a vector for each text; `BudgetError`, `ServiceError`,
  ///   `CancellationError`.
  public func embed(_ texts: [String]) async throws -> [[Float]] {
    var vectors: [[Float]] = []
    var rest = texts[...]
    while !rest.isEmpty {
      vectors += try await embed(batch: Array(rest.prefix(Self.batchSize)))
      rest = rest.dropFirst(Self.batchSize)
    }
    return vectors
  }

  /// The vector of a question; the weights are of no use to the model.
  public func embed(question: String, weight: (String) -> Float) async throws -> [Float] {
    try await embed(batch: [question]).first ?? []
  }

  private func embed(batch: [String]) async throws -> [[Float]] {
    let most = batch.reduce(0) { $0 + $1.utf8.count }
    let reservation = try spending?.reserve(Consumption(messages.model, inputTokens: most))
    do {
      let response = try await client.send(messages.request(for: batch, timeouts: timeouts))
      let answer = try messages.answer(response, count: batch.count, dimensions: dimensions)
      tally.add(batch, billed: answer.tokens)
      if let reservation { spending?.settle(reservation, Consumption(messages.model, inputTokens: answer.tokens)) }
      return answer.vectors
    } catch let error as EmbeddingError {
      if let reservation { spending?.settle(reservation, Consumption(messages.model, inputTokens: most)) }
      throw error
    } catch {
      if let reservation { spending?.release(reservation) }
      throw error
    }
  }
}
