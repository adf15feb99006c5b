import JSON
import Retrieval

/// Embeds with Amazon Titan Text Embeddings V2, one text a call
/// (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html).
///
/// Several calls run at once, fewer while Bedrock throttles. An answer that is on its way when the task is cancelled is
/// waited for up to a second, because it is paid for.
public struct TitanEmbedder: Embedder {
  /// The lengths that the model's vectors can have.
  public static let allowedDimensions = [256, 512, 1024]
  /// The most tokens of a text.
  public static let maximumTokens = 8192
  /// The most characters (Unicode scalars) of a text.
  public static let maximumCharacters = 50_000

  /// The model, with the settings that change its vectors.
  public let modelID: String
  /// The length of each vector.
  public let dimensions: Int
  /// 1: each vector is kept as it arrives.
  public var textsPerCall: Int { 1 }
  /// The most calls at once.
  public var callsAtOnce: Int? { concurrency.bounds.upperBound }
  /// How many calls may run at once, which follows what Bedrock takes.
  public let concurrency: AdaptiveConcurrency

  private let client: ServiceClient
  private let body: TitanBody
  private let spending: Spending
  private let timeouts: HTTPTimeouts
  private let tally = TokenTally()

  /// An embedder.
  ///
  /// - Parameters:
  ///   - modelID: the model as it is called: its id or the ARN of what stands for it.
  ///   - normalize: whether vectors have length 1.
  ///   - binary: whether the elements are -1 or 1, scaled to length 1, from the model's binary embeddings of 0 and 1:
  ///     the cosine of two such vectors falls in a straight line with the number of places where they differ. Each
  ///     takes as much room in the index as one of fractions.
  ///   - spending: where each call's tokens are booked.
  ///   - width: the most calls at once.
  ///   - retries: 12 attempts unless given, as a sync makes many thousand calls and ends with the first that fails.
  /// - Throws: `EmbeddingError` for dimensions that the model does not have.
  public init(
    client: ServiceClient, modelID: String = "amazon.titan-embed-text-v2:0", dimensions: Int = 1024,
    normalize: Bool = true, binary: Bool = false, spending: Spending, width: Int = 8,
    timeouts: HTTPTimeouts = HTTPTimeouts(firstByte: 20, idle: 10, total: 60),
    retries: RetryPolicy = RetryPolicy(maximumAttempts: 12)
  ) throws(EmbeddingError) {
    guard Self.allowedDimensions.contains(dimensions) else {
      let reason =
        dimensions == 1536
        ? "1,536 is the length of Titan Embeddings G1 - Text, another model; V2 has none of it"
        : "Titan Text Embeddings V2 has vectors of these lengths alone"
      throw EmbeddingError(
        .unsupportedSetting, modelID: modelID,
        "expected 256, 512 or 1024 dimensions, found \(dimensions): \(reason); set dimensions to 1024")
    }
    body = TitanBody(model: modelID, dimensions: dimensions, normalize: normalize, isBinary: binary)
    self.modelID = body.indexID
    self.dimensions = dimensions
    concurrency = AdaptiveConcurrency(bounds: 1...max(1, width), initial: width)
    var client = client
    client.concurrency = concurrency
    client.retries = retries
    self.client = client
    self.spending = spending
    self.timeouts = timeouts
  }

  /// The tokens of the texts so far.
  public var tokenCount: EmbeddedTokens { tally.current }

  /// The vectors of some texts, in their order.
  ///
  /// - Throws: `EmbeddingError` for a text that is too long or empty, before it is sent, and for an answer that is no
  ///   vector; `BudgetError` before a call that would exceed the limit; `ServiceError`, `CancellationError`.
  public func embed(_ texts: [String]) async throws -> [[Float]] {
    for text in texts { try body.check(text) }
    if let text = texts.first, texts.count == 1 { return [try await embed(text)] }
    return try await withThrowingTaskGroup(of: (Int, [Float]).self) { group in
      for (place, text) in texts.enumerated() { group.addTask { (place, try await embed(text)) } }
      var vectors = [[Float]](repeating: [], count: texts.count)
      for try await (place, vector) in group { vectors[place] = vector }
      return vectors
    }
  }

  /// The vector of a question; the weights are of no use to the model.
  public func embed(question: String, weight: (String) -> Float) async throws -> [Float] {
    try body.check(question)
    return try await embed(question)
  }

  private func embed(_ text: String) async throws -> [Float] {
    // No token is less than a byte.
    let most = min(Self.maximumTokens, text.utf8.count)
    let reservation = try spending.reserve(Consumption(body.model, inputTokens: most))
    do {
      let response = try await client.send(request(text))
      let answer = try body.answer(response)
      tally.add([text], billed: answer.tokens)
      spending.settle(reservation, Consumption(body.model, inputTokens: answer.tokens))
      return answer.vector
    } catch let error as EmbeddingError {
      // It was answered, and so billed, with no more than this.
      spending.settle(reservation, Consumption(body.model, inputTokens: most))
      throw error
    } catch {
      // What Bedrock does not answer, it does not bill.
      spending.release(reservation)
      throw error
    }
  }

  private func request(_ text: String) -> ServiceRequest {
    var request = ServiceRequest(
      .bedrockRuntime, "InvokeModel", path: ["model", body.model, "invoke"],
      headers: [HTTPHeader("Content-Type", "application/json"), HTTPHeader("Accept", "application/json")],
      body: body.bytes(for: text), timeouts: timeouts, maximumResponseBytes: 1 << 20)
    request.cancellationGrace = 1
    return request
  }
}
