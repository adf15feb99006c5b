import Cloud

extension Failure {
  /// The error of something that left the machine; `nil` for another one.
  init?(cloud error: any Error) {
    switch error {
    case let error as ServiceError: self.init(service: error)
    case let error as BudgetError: self.init(budget: error)
    case let error as HTTPError:
      self.init(
        status: error.code == .libraryMissing ? .notConfigured : .unreachable, code: "http",
        message: error.description.withoutControls)
    case let error as CredentialError:
      self.init(
        status: error.isFailure ? .authentication : .notConfigured, code: "credentials",
        message: error.summary.withoutControls,
        reason: error.attempts.map(\.description).joined(separator: "; ").withoutControls, remedies: error.remedies)
    case let error as SharedConfigurationError:
      self.init(status: .notConfigured, code: "aws_configuration", message: error.description.withoutControls)
    case let error as PriceTableError:
      self.init(
        status: .notConfigured, code: "prices", message: error.description,
        remedies: ["Take the built-in table as an example: kb config prices --json"])
    case let error as EmbeddingError:
      self.init(status: .notConfigured, code: "embedding", message: error.description.withoutControls)
    case let error as VectorIndexError:
      self.init(
        status: .notConfigured, code: "vector_index", message: error.message.withoutControls, remedies: error.remedies)
    case let error as KnowledgeBaseError:
      self.init(
        status: .notConfigured, code: "knowledge_base", message: error.message.withoutControls,
        remedies: error.remedies)
    case let error as FilterTranslationError:
      self.init(
        status: .usage, code: "filter", message: error.description.withoutControls,
        remedies: ["Use another condition, or an index of ours: \"index\": \"local\" or s3://… in kb.json"])
    default: return nil
    }
  }

  private init(service error: ServiceError) {
    let (status, code): (ExitStatus, String) =
      switch error.kind {
      case .unreachable: (.unreachable, "unreachable")
      case .timedOut: (.unreachable, "timed_out")
      case .authentication: (.authentication, "authentication")
      case .accessDenied: (.authentication, "access_denied")
      case .throttled: (.throttled, "throttled")
      case .notFound: (.notConfigured, "not_found")
      case .modelRetired: (.notConfigured, "model_retired")
      case .conflict: (.internalError, "conflict")
      case .invalidRequest: (.internalError, "invalid_request")
      case .serverFault: (.unreachable, "server_fault")
      case .malformedResponse: (.internalError, "malformed_response")
      }
    self.init(
      status: status, code: code, message: error.description.withoutControls, remedies: error.remedies)
  }

  private init(budget error: BudgetError) {
    self.init(
      status: .budgetReached, code: "budget", message: error.description,
      remedies: error.estimate == nil
        ? error.remedies
        : error.remedies + [
          "Allow more: \"agent\": {\"maximumUsd\": …} in kb.json, KB_MAXIMUM_USD, or --max-usd of ask, chat, sync and sql"
        ])
  }
}
