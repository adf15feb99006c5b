extension ServiceClient {
  /// Makes attempts until one succeeds or no other would.
  ///
  /// - Parameter read: makes the answer from a response with a status of success.
  func answer<Answer: Sendable>(
    to request: ServiceRequest, _ read: @escaping @Sendable (HTTPHead, BodyReader) async throws -> Answer
  ) async throws -> Answer {
    var course = RetryCourse(policy: retries, isIdempotent: request.isIdempotent)
    var refund = RetryBudget.successRefund
    var renewal: Authorization?
    while true {
      let failure: FailedAttempt
      do {
        let answer = try await placedAttempt(at: request, renewal, read)
        budget.refund(refund)
        return answer
      } catch let failed as FailedAttempt {
        failure = failed
      }
      try Task.checkCancellation()
      switch course.step(after: failure, at: clock() + offset.seconds, random: random()) {
      case .giveUp: throw failure.shownError
      case .refresh:
        renewal = try await renewed(failure.authorization)
        if renewal == nil { throw failure.shownError }
      case .adjustClock(let seconds): offset.add(seconds)
      case .wait(let seconds, let cost):
        guard budget.take(cost) else { throw failure.shownError.withoutRetry }
        refund = cost
        try await sleep(seconds)
      }
    }
  }

  private func placedAttempt<Answer: Sendable>(
    at request: ServiceRequest, _ renewal: Authorization?,
    _ read: @escaping @Sendable (HTTPHead, BodyReader) async throws -> Answer
  ) async throws -> Answer {
    guard let concurrency else { return try await attempt(at: request, renewal, read) }
    return try await concurrency.run(throttledBy: { ($0 as? FailedAttempt)?.error.kind == .throttled }) {
      try await attempt(at: request, renewal, read)
    }
  }

  /// One attempt.
  ///
  /// - Throws: `FailedAttempt`, `CancellationError`, what the authorization throws.
  private func attempt<Answer: Sendable>(
    at request: ServiceRequest, _ renewal: Authorization?,
    _ read: @escaping @Sendable (HTTPHead, BodyReader) async throws -> Answer
  ) async throws -> Answer {
    let unsigned = request.httpRequest(at: endpoints.url(of: request.service, region: region))
    let authorization: Authorization
    if let renewal { authorization = renewal } else { authorization = try await self.authorization(request.service) }
    let signed = unsigned.authorized(authorization, for: request.service, at: clock() + offset.seconds)
    do {
      return try await Self.finishing(within: request.cancellationGrace) {
        let (head, reader) = try await http.exchange(signed)
        if (200..<300).contains(head.status) || head.status == 304 { return try await read(head, reader) }
        var failure = try await failure(of: request, head, reader)
        failure.authorization = authorization
        throw failure
      }
    } catch let error as HTTPError {
      throw FailedAttempt(
        ServiceError(error, request: request),
        isHopeless: [.libraryMissing, .untrusted, .invalidRequest, .tooLarge].contains(error.code))
    }
  }

  /// Runs something that a cancellation of the task reaches only after some seconds.
  private static func finishing<Answer: Sendable>(
    within grace: Double, _ body: @escaping @Sendable () async throws -> Answer
  ) async throws -> Answer {
    guard grace > 0 else { return try await body() }
    try Task.checkCancellation()
    let task = Task { try await body() }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      Task {
        try? await Task.sleep(for: .seconds(min(grace, 3600)))
        task.cancel()
      }
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
