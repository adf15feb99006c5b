/// Sends requests over connections that are kept, by libcurl, which is bound on the first of them.
public final class HTTPClient: Sendable {
  /// A client; nothing is loaded or opened yet.
  ///
  /// - Parameter environment: the variables that name proxies and certificates (`HTTPS_PROXY`, `NO_PROXY`,
  ///   `AWS_CA_BUNDLE`, `SSL_CERT_FILE`, …).
  public init(environment: [String: String] = [:]) {}

  /// Sends a request and waits for the head of its response. Cancelling the task ends the exchange.
  ///
  /// - Throws: `HTTPError`, `CancellationError`.
  public func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    throw HTTPError(.libraryMissing, host: "", "not built yet")
  }
}
