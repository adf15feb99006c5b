extension ServiceClient {
  /// Makes attempts until one succeeds or no other would.
  ///
  /// - Parameter read: makes the answer from a response with a status of success.
  func answer<Answer: Sendable>(
    to request: ServiceRequest, _ read: @escaping @Sendable (HTTPHead, BodyReader) async throws -> Answer
  ) async throws -> Answer {
    var course = RetryCourse(policy: retries, isIdempotent: request.isIdempotent)
    var refund = RetryBudget.successRefund
    var refreshes = false
    while true {
      let failure: FailedAttempt
      do {
        let answer = try await placedAttempt(at: request, refreshes: refreshes, read)
        budget.refund(refund)
        return answer
      } catch let failed as FailedAttempt {
        failure = failed
      }
      try Task.checkCancellation()
      refreshes = false
      switch course.step(after: failure, at: clock() + offset.seconds, random: random()) {
      case .giveUp: throw failure.error
      case .refresh:
        guard refreshed != nil else { throw failure.error }
        refreshes = true
      case .adjustClock(let seconds): offset.add(seconds)
      case .wait(let seconds, let cost):
        guard budget.take(cost) else { throw failure.error.withoutRetry }
        refund = cost
        try await sleep(seconds)
      }
    }
  }

  private func placedAttempt<Answer: Sendable>(
    at request: ServiceRequest, refreshes: Bool,
    _ read: @escaping @Sendable (HTTPHead, BodyReader) async throws -> Answer
  ) async throws -> Answer {
    guard let concurrency else { return try await attempt(at: request, refreshes: refreshes, read) }
    return try await concurrency.run(throttledBy: { ($0 as? FailedAttempt)?.error.kind == .throttled }) {
      try await attempt(at: request, refreshes: refreshes, read)
    }
  }

  /// One attempt.
  ///
  /// - Throws: `FailedAttempt`, `CancellationError`, what the authorization throws.
  private func attempt<Answer: Sendable>(
    at request: ServiceRequest, refreshes: Bool,
    _ read: @escaping @Sendable (HTTPHead, BodyReader) async throws -> Answer
  ) async throws -> Answer {
    let unsigned = request.httpRequest(at: endpoints.url(of: request.service, region: region))
    let source = refreshes ? refreshed ?? authorization : authorization
    let signed = unsigned.authorized(
      try await source(request.service), for: request.service, at: clock() + offset.seconds)
    do {
      let (head, reader) = try await http.exchange(signed)
      if (200..<300).contains(head.status) || head.status == 304 { return try await read(head, reader) }
      throw try await failure(of: request, head, reader)
    } catch let error as HTTPError {
      throw FailedAttempt(
        ServiceError(error, request: request),
        isHopeless: [.libraryMissing, .untrusted, .invalidRequest, .tooLarge].contains(error.code))
    }
  }

  /// Reads what an error response says, as far as it is worth reading.
  private func failure(of request: ServiceRequest, _ head: HTTPHead, _ reader: BodyReader) async throws -> FailedAttempt
  {
    var body: [UInt8] = []
    do {
      while body.count < ServiceFault.maximumLength, let piece = try await reader.next() { body += piece }
    } catch is HTTPError {
      // The status says enough.
    }
    let time = clock()
    let error = ServiceError(
      ServiceFault(status: head.status, headers: head.headers, body: body), request: request, region: region,
      isEndpointReplaced: endpoints.overrides(request.service),
      skew: FailedAttempt.serverTime(head.headers).map { $0 - time })
    return FailedAttempt(error, headers: head.headers, at: time)
  }
}
