/// A request as it goes over the wire: nothing is encoded or added to it.
public struct HTTPRequest: Sendable, Hashable {
  /// The method: `GET`.
  public var method: String
  /// The whole address, percent-encoded.
  public var url: String
  /// The headers; `Host` and `Content-Length` come from the address and the body.
  public var headers: [HTTPHeader]
  /// The body, empty for none.
  public var body: [UInt8]
  /// How long it may take.
  public var timeouts: HTTPTimeouts
  /// The most bytes of a response that are taken; more is an error.
  public var maximumResponseBytes: Int
  /// Whether it may be sent again when a kept connection breaks before any answer, which libcurl does by itself; if
  /// not, it has a connection of its own.
  public var isRepeatable = true

  /// A request; its response may have 64 MiB unless said otherwise.
  public init(
    method: String = "GET", url: String, headers: [HTTPHeader] = [], body: [UInt8] = [],
    timeouts: HTTPTimeouts = HTTPTimeouts(), maximumResponseBytes: Int = 64 << 20
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
    self.timeouts = timeouts
    self.maximumResponseBytes = maximumResponseBytes
  }
}
