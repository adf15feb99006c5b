import JSON

extension ServiceError {
  /// An exception in the middle of a stream, by the name of the member of the stream's union: `throttlingException`.
  init(exception name: String, payload: [UInt8]) {
    let body = try? JSONValue(parsing: payload)
    let message = body?["message"]?.string ?? body?["originalMessage"]?.string ?? ""
    self.init(bedrockCode: name.prefix(1).uppercased() + name.dropFirst(), message: message)
  }

  /// An error in the middle of a stream, by its code: `ThrottlingException`.
  ///
  /// The codes and their statuses are those of Bedrock's model; another code is a fault of the service.
  init(bedrockCode code: String, message: String) {
    let (kind, status): (Kind, Int) =
      switch code {
      case "ThrottlingException": (.throttled, 429)
      case "ValidationException": (.invalidRequest, 400)
      case "ModelTimeoutException": (.timedOut, 408)
      case "ModelStreamErrorException": (.serverFault, 424)
      case "ServiceUnavailableException": (.serverFault, 503)
      case "AccessDeniedException": (.accessDenied, 403)
      case "ExpiredTokenException": (.authentication, 403)
      default: (.serverFault, 500)
      }
    self.init(
      kind, service: Service.bedrockRuntime.id, operation: "ConverseStream", status: status,
      code: code.isEmpty ? "InternalServerException" : code,
      message: message.isEmpty ? "the stream ended with this error and no word of its own" : message)
  }
}
