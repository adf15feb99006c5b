/// An endpoint of the platform that hands out credentials over plain HTTP, and never through a proxy.
struct MetadataAddress: Sendable {
  /// The answer of such an endpoint.
  struct Answer: Sendable {
    /// The status.
    let status: Int
    /// The body.
    let body: [UInt8]
  }

  /// The address without a trailing `/`.
  let url: String
  // Without variables the client knows of no proxy.
  private let http = HTTPClient()

  /// An address.
  init(_ url: String) { self.url = url.hasSuffix("/") ? String(url.dropLast()) : url }

  /// Asks for a path; each part of the exchange may take so many seconds.
  ///
  /// - Throws: `HTTPError`, `CancellationError`.
  func send(
    _ method: String, _ path: String, headers: [HTTPHeader], seconds: Double
  ) async throws -> Answer {
    let timeouts = HTTPTimeouts(connect: seconds, firstByte: seconds, idle: seconds, total: 2 * seconds)
    let response = try await http.send(
      HTTPRequest(
        method: method, url: url + path, headers: headers, timeouts: timeouts, maximumResponseBytes: 1 << 20))
    return Answer(status: response.status, body: try await response.bytes())
  }
}
