/// Why a call of a service failed.
public struct ServiceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Kind: Sendable, Hashable {
    /// Nobody could be reached, or the connection broke.
    case unreachable
    /// It took too long.
    case timedOut
    /// Who asks is not known: no credentials, wrong or expired ones, a clock that is off.
    case authentication
    /// Who asks may not do this.
    case accessDenied
    /// Too many requests.
    case throttled
    /// What was asked for is not there.
    case notFound
    /// What was expected to be so is not so (412, 409).
    case conflict
    /// The model exists no longer.
    case modelRetired
    /// The request is not right.
    case invalidRequest
    /// The service failed.
    case serverFault
    /// What came back is not what the service says it sends.
    case malformedResponse
  }

  /// Which kind of trouble.
  public var kind: Kind
  /// The service's id.
  public var service: String
  /// The operation.
  public var operation: String
  /// The HTTP status, 0 when there was no response.
  public var status: Int
  /// The service's name for the trouble: `ThrottlingException`.
  public var code: String
  /// The service's sentence.
  public var message: String
  /// The id by which AWS finds the request, `nil` when there was none.
  public var requestID: String?
  /// What to do, one step each.
  public var remedies: [String]

  /// Trouble with a call.
  public init(
    _ kind: Kind, service: String, operation: String, status: Int = 0, code: String = "", message: String,
    requestID: String? = nil, remedies: [String] = []
  ) {
    self.kind = kind
    self.service = service
    self.operation = operation
    self.status = status
    self.code = code
    self.message = message
    self.requestID = requestID
    self.remedies = remedies
  }

  /// Service, operation, code, sentence and request id.
  public var description: String {
    let name = code.isEmpty ? "" : " \(code)\(status > 0 ? " (\(status))" : "")"
    return "\(service) \(operation):\(name) \(message)" + (requestID.map { " [request \($0)]" } ?? "")
  }
}
