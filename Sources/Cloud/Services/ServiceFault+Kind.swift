extension ServiceFault {
  private static let throttling: Set = [
    "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "RequestThrottled",
    "TooManyRequestsException", "TooManyRequests", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
    "BandwidthLimitExceeded", "SlowDown", "EC2ThrottledException", "rate_limit_error", "overloaded_error",
  ]
  private static let denial: Set = [
    "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AllAccessDisabled", "permission_error",
  ]
  private static let authentication: Set = [
    "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidToken", "UnrecognizedClientException",
    "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure",
    "MissingAuthenticationToken", "MissingAuthenticationTokenException", "IncompleteSignature", "RequestTimeTooSkewed",
    "RequestExpired", "RequestInTheFuture", "AuthorizationHeaderMalformed", "authentication_error",
  ]
  private static let absence: Set = [
    "ResourceNotFoundException", "ResourceNotFound", "NotFoundException", "EntityNotFoundException", "NoSuchKey",
    "NoSuchBucket", "NoSuchUpload", "not_found_error",
  ]
  private static let conflict: Set = [
    "ConflictException", "ConditionalCheckFailedException", "ConditionalRequestConflict", "PreconditionFailed",
    "OperationAborted", "ResourceInUseException", "TransactionConflictException",
  ]
  private static let timeout: Set = ["RequestTimeout", "RequestTimeoutException", "ModelTimeoutException"]

  /// Whether the model is gone: the two sentences that Bedrock answers 404 with, seen in public bug reports of 2026.
  var isRetiredModel: Bool {
    message.contains("reached the end of its life") || message.contains("marked by provider as Legacy")
  }

  /// Which kind of trouble it is: by name where the service gives one, otherwise by status.
  var kind: ServiceError.Kind {
    if isRetiredModel { return .modelRetired }
    if Self.throttling.contains(code) { return .throttled }
    if Self.authentication.contains(code) { return .authentication }
    if Self.denial.contains(code) { return .accessDenied }
    if Self.absence.contains(code) { return .notFound }
    if Self.conflict.contains(code) { return .conflict }
    if Self.timeout.contains(code) { return .timedOut }
    return kindOfStatus
  }

  private var kindOfStatus: ServiceError.Kind {
    switch status {
    case 401: .authentication
    case 403: .accessDenied
    case 404: .notFound
    case 408: .timedOut
    case 409, 412: .conflict
    case 424: .serverFault
    case 429, 529: .throttled
    case 500...: .serverFault
    case 200..<300: .malformedResponse
    default: .invalidRequest
    }
  }
}
