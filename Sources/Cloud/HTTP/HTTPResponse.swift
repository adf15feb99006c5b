/// The head of a response, and its body as it arrives.
public struct HTTPResponse: Sendable {
  /// The status: 200.
  public let status: Int
  /// The headers, in their order.
  public let headers: [HTTPHeader]
  /// The body's pieces; ends early, without an error, when the task that reads it is cancelled.
  public let body: AsyncThrowingStream<[UInt8], any Error>

  /// A response.
  public init(status: Int, headers: [HTTPHeader], body: AsyncThrowingStream<[UInt8], any Error>) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The whole body.
  ///
  /// - Throws: `HTTPError`, `CancellationError`.
  public func bytes() async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await piece in body { bytes.append(contentsOf: piece) }
    // A stream that ends because the task was cancelled looks complete.
    try Task.checkCancellation()
    return bytes
  }
}
