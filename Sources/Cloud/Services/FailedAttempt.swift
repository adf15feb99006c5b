/// An attempt that failed, and what its response says about another.
struct FailedAttempt: Error {
  private static let skewCodes: Set = [
    "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "InvalidSignatureException",
    "SignatureDoesNotMatch", "AuthFailure",
  ]
  private static let expiryCodes: Set = [
    "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "InvalidToken", "RequestExpired",
  ]
  private static let transientCodes: Set = [
    "RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete", "TransactionInProgressException",
    "ModelNotReadyException", "ModelTimeoutException",
  ]

  /// The error that the caller gets.
  var error: ServiceError
  /// For how many seconds the service asks to wait.
  var retryAfter: Double?
  /// The service's time, in seconds since 1970.
  var serverTime: Double?
  /// Whether the address, the library or the certificate is at fault, which no second attempt mends.
  var isHopeless = false
  /// How the attempt said who made it.
  var authorization = Authorization.none

  init(_ error: ServiceError, isHopeless: Bool = false) {
    self.error = error
    self.isHopeless = isHopeless
  }

  /// The failure that a response is, whose date and wishes are among its headers.
  init(_ error: ServiceError, headers: [HTTPHeader], at time: Double) {
    self.error = error
    serverTime = Self.serverTime(headers)
    retryAfter = Self.retryAfter(headers, at: time)
  }

  /// Whether the trouble may pass by itself.
  var isTransient: Bool {
    if isHopeless { return false }
    switch error.kind {
    case .unreachable, .timedOut, .throttled: return true
    case .serverFault: return [500, 502, 503, 504].contains(error.status)
    default: return Self.transientCodes.contains(error.code)
    }
  }

  /// Whether the service knows the credentials, but not any more.
  var hasExpiredCredentials: Bool { Self.expiryCodes.contains(error.code) }
  /// Whether the signature's date may be the trouble.
  var hasSkewedClock: Bool { Self.skewCodes.contains(error.code) }

  /// The service's time, in seconds since 1970.
  static func serverTime(_ headers: [HTTPHeader]) -> Double? {
    headers["Date"].flatMap { UTCTime(httpDate: $0) }.map { Double($0.seconds) }
  }

  /// `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); `x-amz-retry-after` and `retry-after-ms` in milliseconds.
  private static func retryAfter(_ headers: [HTTPHeader], at time: Double) -> Double? {
    let milliseconds = headers["x-amz-retry-after"] ?? headers["retry-after-ms"]
    var seconds = milliseconds.flatMap { Double($0) }.map { $0 / 1000 }
    if seconds == nil, let text = headers["Retry-After"] {
      seconds = Double(text) ?? UTCTime(httpDate: text).map { Double($0.seconds) - time }
    }
    return seconds.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
  }
}
