extension EventStreamMessage {
  /// What the message is: `event`, `exception` or `error`.
  public var messageType: String? { string(":message-type") }
  /// The event's name, a member of the operation's union: `contentBlockDelta`.
  public var eventType: String? { string(":event-type") }
  /// The name of an exception that the service describes: `throttlingException`. Its payload is JSON with a `message`.
  public var exceptionType: String? { string(":exception-type") }
  /// The code of an error that the service does not describe.
  public var errorCode: String? { string(":error-code") }
  /// The sentence of an error that the service does not describe.
  public var errorMessage: String? { string(":error-message") }
  /// What the payload is: `application/json`.
  public var contentType: String? { string(":content-type") }

  private func string(_ name: String) -> String? {
    if case .string(let value) = headers[name] { value } else { nil }
  }
}
