/// Why an exchange did not come to its end.
public struct HTTPError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: Sendable, Hashable {
    /// libcurl is not on this machine.
    case libraryMissing
    /// The host has no address.
    case unknownHost
    /// No connection came about.
    case unreachable
    /// TLS could not be agreed on, or the certificate is not trusted.
    case untrusted
    /// It took longer than one of the `HTTPTimeouts`.
    case timedOut
    /// The connection broke before the response was complete.
    case disconnected
    /// The response is longer than was allowed.
    case tooLarge
    /// The address or a header cannot be sent.
    case invalidRequest
  }

  /// Which kind of trouble.
  public let code: Code
  /// Host and port that were asked; never the query or the credentials.
  public let host: String
  /// What happened and what to do.
  public let detail: String

  /// Trouble with an exchange.
  public init(_ code: Code, host: String, _ detail: String) {
    self.code = code
    self.host = host
    self.detail = detail
  }

  /// The host and what is the matter.
  public var description: String { "\(host): \(detail)" }
}
