/// Who calls, as AWS sees it.
public struct CallerIdentity: Sendable, Hashable {
  /// The account, 12 digits.
  public let account: String
  /// The ARN of the user, or of the role and its session.
  public let arn: String

  /// Asks STS who signs the client's calls; this needs no permission
  /// (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).
  ///
  /// - Throws: `ServiceError`, `CredentialError`, `CancellationError`.
  public init(_ client: ServiceClient) async throws {
    let response = try await client.send(
      ServiceRequest(
        .sts, "GetCallerIdentity",
        headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
        body: Array("Action=GetCallerIdentity&Version=2011-06-15".utf8),
        timeouts: HTTPTimeouts(firstByte: 10, total: 30),
        maximumResponseBytes: 1 << 20))
    let answer = String(decoding: response.body, as: UTF8.self)
    guard let account = MarkupText.content(of: "Account", in: answer),
      let arn = MarkupText.content(of: "Arn", in: answer)
    else {
      throw ServiceError(
        .malformedResponse, service: Service.sts.id, operation: "GetCallerIdentity", status: response.status,
        message: "the answer has no <Account> and <Arn>")
    }
    self.account = account
    self.arn = arn
  }
}
