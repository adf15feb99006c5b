import Agents

/// One turn of a provider's model: sets money aside, asks, gives out the events, asks again while nothing was given
/// out, and books what was consumed.
struct ModelCall: Sendable {
  let client: ServiceClient
  let request: ServiceRequest
  /// What is paid for: the model's id.
  let item: String
  let maximumTokens: Int
  let spending: Spending
  /// The turn before anything of it has arrived.
  let turn: TurnBuilder
  let decoder: @Sendable () -> any TurnDecoder

  /// How often a turn is asked for when its response breaks before the first word. The service's client has its own
  /// patience with requests that get no response.
  private static let attempts = 3

  /// The events of the turn; the stream's end ends the exchange.
  func events() -> AsyncThrowingStream<ModelEvent, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          try await run(continuation)
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func run(_ continuation: AsyncThrowingStream<ModelEvent, any Error>.Continuation) async throws {
    for attempt in 1... {
      let reservation = try reserve()
      let response: HTTPResponse
      do {
        response = try await client.stream(request)
      } catch {
        spending.release(reservation)
        throw error
      }
      let reading = await read(response, continuation)
      guard let failure = reading.failure else { return finish(reading.turn, reservation, continuation) }
      bookBroken(reading.turn, reservation)
      guard let error = failure as? ServiceError else { throw failure }
      guard !reading.turn.hasSpoken else { throw error.afterWords(of: reading.turn) }
      guard attempt < min(Self.attempts, client.retries.maximumAttempts), error.mayPass else { throw error }
      try await client.sleep(
        client.retries.wait(after: attempt, isThrottled: error.kind == .throttled, random: client.random()))
    }
  }

  /// A turn as far as it came, and why it came no further.
  private struct Reading: Sendable {
    let turn: TurnBuilder
    let failure: (any Error)?
  }

  private func read(
    _ response: HTTPResponse, _ continuation: AsyncThrowingStream<ModelEvent, any Error>.Continuation
  ) async -> Reading {
    var turn = turn
    var decoder = decoder()
    do {
      for try await bytes in response.body {
        // What came before an error is given out too.
        defer { for event in turn.takeEvents() { continuation.yield(event) } }
        try decoder.decode(bytes, into: &turn)
      }
      // A body that ends because the task was cancelled looks complete.
      try Task.checkCancellation()
      try decoder.finish(into: &turn)
      guard turn.stopReason != nil else {
        throw TurnFault.malformed("expected why the turn ended, found the end of the response")
      }
      return Reading(turn: turn, failure: nil)
    } catch {
      return Reading(turn: turn, failure: named(error, response))
    }
  }

  /// An error of reading, with the call that it befell.
  private func named(_ error: any Error, _ response: HTTPResponse) -> any Error {
    if error is CancellationError || Task.isCancelled { return CancellationError() }
    var named =
      switch error {
      case let error as ServiceError: error
      case let error as HTTPError: ServiceError(error, request: request)
      case TurnFault.reported(let fault):
        ServiceError(
          fault, request: request, region: client.region,
          isEndpointReplaced: client.endpoints.overrides(request.service), skew: nil)
      case TurnFault.malformed(let detail): malformed(detail)
      default: malformed("\(error)")
      }
    named.requestID =
      named.requestID ?? response.headers["x-amzn-requestid"] ?? response.headers["request-id"]
    return named
  }

  private func malformed(_ detail: String) -> ServiceError {
    ServiceError(
      .malformedResponse, service: request.service.id, operation: request.operation,
      message: "the response is not what the service says it sends: \(detail)",
      remedies: ["Ask again. If it stays so, look for a proxy that changes responses."])
  }

  // A function of its own: a typed throw straight from an asynchronous function crashes the optimizer (Swift 6.3.1).
  private func reserve() throws -> Reservation { try spending.reserve(estimate) }

  /// What the turn may consume at most.
  var estimate: Consumption {
    let read = Consumption(item, inputTokens: estimatedInputTokens, outputTokens: maximumTokens)
    // What goes into the prompt cache is dearer than what is only read.
    let cached = Consumption(item, outputTokens: maximumTokens, cacheWriteTokens: estimatedInputTokens)
    let prices = spending.prices
    let isDearer = (prices.usd(cached) ?? 0) > (prices.usd(read) ?? 0)
    return isDearer ? cached : read
  }

  /// An estimate of what the model reads: a token for every three bytes of the request, and what providers add for
  /// tools. English prose has four bytes a token and JSON fewer, so it is seldom too low.
  private var estimatedInputTokens: Int { request.body.count / 3 + 500 }

  private func finish(
    _ turn: TurnBuilder, _ reservation: Reservation,
    _ continuation: AsyncThrowingStream<ModelEvent, any Error>.Continuation
  ) {
    var turn = turn
    for event in turn.takeEvents() { continuation.yield(event) }
    var usage = turn.usage
    // A turn without counts was not for nothing.
    if usage.inputTokens == 0, usage.cacheReadTokens == 0, usage.cacheWriteTokens == 0 {
      usage.inputTokens = estimatedInputTokens
      usage.outputTokens = max(usage.outputTokens, turn.text.utf8.count / 3)
    }
    usage.usd = spending.settle(reservation, Consumption(item, usage))
    continuation.yield(.finished(turn.stopReason ?? .unrecognized, usage))
  }

  /// Books a turn that broke: what the provider counted so far, or estimates once words had come; nothing before
  /// (whether providers charge for a turn that never spoke is unverified).
  private func bookBroken(_ turn: TurnBuilder, _ reservation: Reservation) {
    guard turn.hasSpoken || turn.usage.inputTokens > 0 else { return spending.release(reservation) }
    var usage = turn.usage
    if usage.inputTokens == 0, usage.cacheReadTokens == 0 { usage.inputTokens = estimatedInputTokens }
    usage.outputTokens = max(usage.outputTokens, turn.text.utf8.count / 3)
    spending.settle(reservation, Consumption(item, usage))
  }
}

extension Consumption {
  /// The tokens of a turn.
  fileprivate init(_ item: String, _ usage: Usage) {
    self.init(
      item, inputTokens: usage.inputTokens, outputTokens: usage.outputTokens, cacheReadTokens: usage.cacheReadTokens,
      cacheWriteTokens: usage.cacheWriteTokens)
  }
}

extension ServiceError {
  /// Whether the same request may succeed a moment later.
  fileprivate var mayPass: Bool {
    switch kind {
    case .throttled, .serverFault, .unreachable, .timedOut, .malformedResponse: true
    case .authentication, .accessDenied, .notFound, .conflict, .modelRetired, .invalidRequest: false
    }
  }

  /// The error of a turn that broke off after words were shown: another attempt would say them twice.
  fileprivate func afterWords(of turn: TurnBuilder) -> ServiceError {
    var error = self
    error.message +=
      "; the turn broke off after \(turn.text.unicodeScalars.count) characters, and was not asked for again because they "
      + "had been given out"
    error.remedies.append("Ask again.")
    return error
  }
}
