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
}
