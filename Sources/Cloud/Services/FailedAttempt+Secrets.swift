extension FailedAttempt {
  /// The error without the secrets of its attempt: a server may repeat what it was sent.
  var shownError: ServiceError {
    var shown = error
    for secret in authorization.secrets where !secret.isEmpty {
      shown.message = shown.message.replacing(secret, with: "***")
      shown.code = shown.code.replacing(secret, with: "***")
    }
    return shown
  }
}

extension Authorization {
  /// What nobody may read.
  var secrets: [String] {
    switch self {
    case .signature(let credentials, _): [credentials.secretAccessKey, credentials.sessionToken ?? ""]
    case .bearer(let token): [token]
    case .header(let header): [header.value]
    case .none: []
    }
  }
}
