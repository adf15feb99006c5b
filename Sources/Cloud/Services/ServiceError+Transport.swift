extension ServiceError {
  /// A call that came to no answer.
  init(_ error: HTTPError, request: ServiceRequest) {
    let kind: Kind =
      switch error.code {
      case .timedOut: .timedOut
      case .tooLarge: .malformedResponse
      case .invalidRequest: .invalidRequest
      case .libraryMissing, .unknownHost, .unreachable, .untrusted, .disconnected: .unreachable
      }
    self.init(kind, service: request.service.id, operation: request.operation, message: error.description)
  }

  /// The same, when so much was tried again lately that this call is not.
  var withoutRetry: ServiceError {
    var error = self
    error.remedies.append("Too many calls failed lately, so this one was not tried again; run it again later.")
    return error
  }
}
