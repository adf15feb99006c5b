/// Calls operations of services: builds the address, authorizes, sends, tries again, and names what went wrong.
public struct ServiceClient: Sendable {
  /// The region of calls.
  public let region: String
  /// Where the services are.
  public let endpoints: ServiceEndpoints
  let http: HTTPClient
  let authorization: @Sendable (Service) async throws -> Authorization
  let clock: @Sendable () -> Double
  let random: @Sendable () -> Double

  /// A client.
  ///
  /// - Parameters:
  ///   - authorization: how calls of a service say who makes them; asked before every attempt.
  ///   - clock: the seconds since 1970.
  ///   - random: a number of [0, 1).
  public init(
    http: HTTPClient, region: String, endpoints: ServiceEndpoints = ServiceEndpoints(),
    authorization: @escaping @Sendable (Service) async throws -> Authorization,
    clock: @escaping @Sendable () -> Double, random: @escaping @Sendable () -> Double
  ) {
    self.http = http
    self.region = region
    self.endpoints = endpoints
    self.authorization = authorization
    self.clock = clock
    self.random = random
  }

  /// Calls an operation and reads the whole answer.
  ///
  /// - Throws: `ServiceError` for every status but 200 to 299 and 304; `CancellationError`.
  public func send(_ request: ServiceRequest) async throws -> ServiceResponse {
    let response = try await stream(request)
    do {
      return ServiceResponse(
        status: response.status, headers: response.headers, body: try await response.bytes())
    } catch let error as HTTPError {
      throw ServiceError(error, request: request)
    }
  }

  /// Calls an operation whose answer arrives in pieces; only the head is waited for, and only until it arrived is the
  /// call tried again.
  ///
  /// - Throws: as `send` does; reading the body throws `HTTPError`.
  public func stream(_ request: ServiceRequest) async throws -> HTTPResponse {
    let unsigned = request.httpRequest(at: endpoints.url(of: request.service, region: region))
    let authorization = try await authorization(request.service)
    do {
      let response = try await http.send(unsigned.authorized(authorization, for: request.service, at: clock()))
      if (200..<300).contains(response.status) || response.status == 304 { return response }
      throw ServiceError(
        .serverFault, service: request.service.id, operation: request.operation, status: response.status,
        message: String(decoding: try await response.bytes().prefix(2000), as: UTF8.self))
    } catch let error as HTTPError {
      throw ServiceError(error, request: request)
    }
  }
}
