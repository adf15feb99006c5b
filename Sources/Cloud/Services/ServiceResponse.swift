import JSON

/// The answer of a service, read to its end.
public struct ServiceResponse: Sendable {
  /// The status, 200 to 299 (304 where the request was conditional).
  public let status: Int
  /// The headers.
  public let headers: [HTTPHeader]
  /// The body.
  public let body: [UInt8]

  /// An answer.
  public init(status: Int, headers: [HTTPHeader], body: [UInt8]) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The body as JSON.
  ///
  /// - Throws: `JSONError`.
  public func json() throws(JSONError) -> JSONValue { try JSONValue(parsing: body) }
}
