/// Calls operations of services: builds the address, authorizes, sends, tries again, and names what went wrong.
///
/// Copies share what was learned: how much may still be tried again, and how far the clock is off.
public struct ServiceClient: Sendable {
  /// The region of calls.
  public let region: String
  /// Where the services are.
  public let endpoints: ServiceEndpoints
  /// How often calls are tried again.
  public var retries: RetryPolicy
  /// How many attempts run at once; `nil` for no limit. Waiting for another attempt takes no place.
  public var concurrency: AdaptiveConcurrency?
  let http: HTTPClient
  let authorization: @Sendable (Service) async throws -> Authorization
  let renewed: @Sendable (Authorization) async throws -> Authorization?
  let clock: @Sendable () -> Double
  let random: @Sendable () -> Double
  let sleep: @Sendable (Double) async throws -> Void
  let budget = RetryBudget()
  let offset = ClockOffset()

  /// A client.
  ///
  /// - Parameters:
  ///   - authorization: how calls of a service say who makes them; asked before every attempt.
  ///   - renewed: the authorization in the place of one that a service calls expired; `nil` when there is none, which
  ///     ends the call.
  ///   - clock: the seconds since 1970.
  ///   - random: a number of [0, 1).
  ///   - sleep: waits for some seconds; the clock's sleep unless given.
  public init(
    http: HTTPClient, region: String, endpoints: ServiceEndpoints = ServiceEndpoints(),
    retries: RetryPolicy = RetryPolicy(), concurrency: AdaptiveConcurrency? = nil,
    authorization: @escaping @Sendable (Service) async throws -> Authorization,
    renewed: @escaping @Sendable (_ refused: Authorization) async throws -> Authorization? = { _ in nil },
    clock: @escaping @Sendable () -> Double, random: @escaping @Sendable () -> Double,
    sleep: @escaping @Sendable (Double) async throws -> Void = { try await Task.sleep(for: .seconds($0)) }
  ) {
    self.http = http
    self.region = region
    self.endpoints = endpoints
    self.retries = retries
    self.concurrency = concurrency
    self.authorization = authorization
    self.renewed = renewed
    self.clock = clock
    self.random = random
    self.sleep = sleep
  }

  /// Calls an operation and reads the whole answer; an answer that breaks off is tried again, too.
  ///
  /// - Throws: `ServiceError` for every status but 200 to 299 and 304; `CancellationError`; what the authorization
  ///   throws.
  public func send(_ request: ServiceRequest) async throws -> ServiceResponse {
    try await answer(to: request) { head, reader in
      var body: [UInt8] = []
      while let piece = try await reader.next() { body.append(contentsOf: piece) }
      return ServiceResponse(status: head.status, headers: head.headers, body: body)
    }
  }

  /// Calls an operation whose answer arrives in pieces; only the head is waited for, and only until it arrived is the
  /// call tried again.
  ///
  /// - Throws: as `send` does; reading the body throws `ServiceError` too.
  public func stream(_ request: ServiceRequest) async throws -> HTTPResponse {
    try await answer(to: request) { head, reader in
      let body = AsyncThrowingStream<[UInt8], any Error>(unfolding: {
        do {
          return try await reader.next()
        } catch let error as HTTPError {
          throw ServiceError(error, request: request)
        }
      })
      return HTTPResponse(status: head.status, headers: head.headers, body: body)
    }
  }
}
