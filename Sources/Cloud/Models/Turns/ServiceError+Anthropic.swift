extension ServiceError {
  /// An error in the middle of a stream, by its type (https://platform.claude.com/docs/en/api/errors).
  init(anthropicType type: String, message: String) {
    let (kind, status): (Kind, Int) =
      switch type {
      case "rate_limit_error": (.throttled, 429)
      case "overloaded_error": (.throttled, 529)
      case "invalid_request_error": (.invalidRequest, 400)
      case "request_too_large": (.invalidRequest, 413)
      case "authentication_error": (.authentication, 401)
      case "permission_error", "billing_error": (.accessDenied, 403)
      case "not_found_error": (.notFound, 404)
      case "timeout_error": (.timedOut, 504)
      default: (.serverFault, 500)
      }
    self.init(
      kind, service: Service.anthropic.id, operation: MessagesModel.operation, status: status,
      code: type.isEmpty ? "api_error" : type,
      message: message.isEmpty ? "the stream ended with this error and no word of its own" : message)
  }

  /// A response of the Messages API that is not whole or not what is documented.
  static func broken(_ detail: String) -> ServiceError {
    ServiceError(
      .malformedResponse, service: Service.anthropic.id, operation: MessagesModel.operation, message: detail)
  }
}
