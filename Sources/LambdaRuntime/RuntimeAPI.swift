import JSON

/// The Runtime API of Lambda, version 2018-06-01, as a custom runtime uses it; every call blocks.
///
/// docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html. One connection is kept and made anew when it broke.
public final class RuntimeAPI {
  /// Bytes of an event and of what goes with it: an event has at most 6 MB, one that was sent for later less.
  private static let responseLimit = 16 << 20
  private static let root = "/2018-06-01/runtime"

  private let address: RuntimeAddress
  private var connection: LoopbackConnection?

  /// The API at an address; nothing is opened yet.
  public init(_ address: RuntimeAddress) { self.address = address }

  /// Waits for the next invocation, however long.
  ///
  /// - Throws: `RuntimeError`.
  public func next() throws -> Invocation {
    let response = try exchange("GET", "/invocation/next")
    guard response.status == 200 else { throw refusal(response, "the next invocation") }
    return try Invocation(response)
  }

  /// Gives the response to an invocation.
  ///
  /// - Throws: `RuntimeError`; with `refused` when it was not taken, as one that is too large is not.
  public func respond(_ response: [UInt8], to invocation: Invocation) throws {
    let answer = try exchange("POST", "/invocation/\(invocation.requestID)/response", response)
    guard answer.status == 202 || answer.status == 200 else { throw refusal(answer, "the response") }
  }

  /// Gives the failure of an invocation.
  ///
  /// - Throws: `RuntimeError`.
  public func fail(_ failure: InvocationFailure, of invocation: Invocation) throws {
    try report(failure, "/invocation/\(invocation.requestID)/error")
  }

  /// Tells that the function cannot start.
  ///
  /// - Throws: `RuntimeError`.
  public func failInitialisation(_ failure: InvocationFailure) throws { try report(failure, "/init/error") }

  private func report(_ failure: InvocationFailure, _ path: String) throws {
    let headers = ["Lambda-Runtime-Function-Error-Type: \(failure.type)", "Content-Type: application/json"]
    let answer = try exchange("POST", path, failure.json.utf8(), headers: headers)
    guard answer.status == 202 || answer.status == 200 else { throw refusal(answer, "the error") }
  }

  private func exchange(
    _ method: String, _ path: String, _ body: [UInt8] = [], headers: [String] = []
  ) throws -> RuntimeResponse {
    let lines =
      ["\(method) \(Self.root)\(path) HTTP/1.1", "Host: \(address)", "User-Agent: kb"]
      + (method == "POST" ? ["Content-Length: \(body.count)"] : []) + headers
    let request = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    if let kept = connection {
      // A connection that was closed meanwhile shows it by giving nothing at all: the request goes out again.
      if let response = try? response(to: request, over: kept) { return response }
    }
    connection = nil
    let fresh = try LoopbackConnection(address)
    guard let response = try response(to: request, over: fresh) else {
      throw RuntimeError(.connection, "the Runtime API at \(address) closed the connection without a response")
    }
    return response
  }

  /// The response to a request, `nil` when the connection ended before its first byte.
  private func response(to request: [UInt8], over connection: LoopbackConnection) throws -> RuntimeResponse? {
    self.connection = nil
    try connection.send(request)
    var reader = ResponseReader(bodyLimit: Self.responseLimit)
    while true {
      let piece = try connection.receive()
      if piece.isEmpty { return reader.isEmpty ? nil : try reader.finish() }
      guard let response = try reader.append(piece) else { continue }
      if response.keepsConnection { self.connection = connection }
      return response
    }
  }

  private func refusal(_ response: RuntimeResponse, _ what: String) -> RuntimeError {
    let text = String(decoding: response.body.prefix(300), as: UTF8.self)
    return RuntimeError(.refused, "the Runtime API answered \(what) with status \(response.status): \(text)")
  }
}
