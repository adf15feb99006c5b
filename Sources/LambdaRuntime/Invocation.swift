/// One invocation of the function.
public struct Invocation: Sendable, Hashable {
  /// Its id.
  public let requestID: String
  /// The milliseconds since 1970 at which Lambda ends it; `nil` when the Runtime API does not say.
  public let deadline: Double?
  /// The JSON that the caller sent beside the event, `nil` for none.
  public let clientContext: [UInt8]?
  /// The event.
  public let event: [UInt8]

  /// An invocation out of the response to `next`.
  ///
  /// - Throws: `RuntimeError` when it has no id.
  init(_ response: RuntimeResponse) throws {
    guard let requestID = response["Lambda-Runtime-Aws-Request-Id"], !requestID.isEmpty else {
      throw RuntimeError(.response, "the invocation has no Lambda-Runtime-Aws-Request-Id")
    }
    self.requestID = requestID
    deadline = response["Lambda-Runtime-Deadline-Ms"].flatMap(Double.init)
    // The Runtime API documents the first name; the second is that of the Invoke API, which some runtimes look for too
    // (unverified on the wire).
    let context = response["Lambda-Runtime-Client-Context"] ?? response["X-Amz-Client-Context"]
    clientContext = context.flatMap { $0.isEmpty ? nil : Array($0.utf8) }
    event = response.body
  }
}
