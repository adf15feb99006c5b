import JSON

extension ServiceFault {
  /// An exception in the middle of Bedrock's event stream, by the member of the stream's union: `throttlingException`.
  init(exception name: String, payload: [UInt8]) {
    let code = name.prefix(1).uppercased() + name.dropFirst()
    self.init(status: Self.status(of: code), headers: [HTTPHeader("x-amzn-errortype", code)], body: payload)
  }

  /// An error in the middle of Bedrock's event stream, by its code: `ThrottlingException`.
  init(code: String, message: String) {
    let body: JSONValue = ["message": .string(message)]
    self.init(status: Self.status(of: code), headers: [HTTPHeader("x-amzn-errortype", code)], body: body.utf8())
  }

  /// An `error` event of the Messages API (https://platform.claude.com/docs/en/api/errors).
  init(event: JSONValue) {
    let status =
      switch event["error"]?["type"]?.string {
      case "invalid_request_error": 400
      case "authentication_error": 401
      case "permission_error", "billing_error": 403
      case "not_found_error": 404
      case "timeout_error": 408
      case "request_too_large": 413
      case "rate_limit_error": 429
      case "overloaded_error": 529
      default: 500
      }
    self.init(status: status, headers: [], body: event.utf8())
  }

  /// The status that Bedrock's model gives an exception of a stream; that of a fault of the service for any other.
  private static func status(of code: String) -> Int {
    switch code {
    case "ValidationException": 400
    case "AccessDeniedException": 403
    case "ModelTimeoutException": 408
    case "ModelStreamErrorException": 424
    case "ThrottlingException": 429
    case "ServiceUnavailableException": 503
    default: 500
    }
  }
}
