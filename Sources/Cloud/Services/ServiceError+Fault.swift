extension ServiceError {
  /// A call that was answered with an error.
  ///
  /// - Parameters:
  ///   - isEndpointReplaced: whether the address is one that the user gave.
  ///   - skew: the seconds by which the service's clock is ahead of ours, `nil` when it did not say.
  init(_ fault: ServiceFault, request: ServiceRequest, region: String, isEndpointReplaced: Bool, skew: Double?) {
    self.init(
      fault.kind, service: request.service.id, operation: request.operation, status: fault.status, code: fault.code,
      message: fault.message, requestID: fault.requestID)
    remedies =
      Remedies(
        fault: fault, request: request, region: region, isEndpointReplaced: isEndpointReplaced, skew: skew
      ).steps
  }
}
