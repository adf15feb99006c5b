/// Calls of STS that give temporary credentials
/// (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).
struct TokenExchange: Sendable {
  let inputs: CredentialInputs
  let endpoints: ServiceEndpoints
  /// The region whose STS is asked.
  let region: String

  /// The credentials of a role, for those who may take it.
  func credentials(ofRole role: RoleAssumption, with source: Credentials) async throws -> Credentials {
    var parameters = [("RoleArn", role.arn), ("RoleSessionName", sessionName(role.sessionName))]
    if let id = role.externalID { parameters.append(("ExternalId", id)) }
    if let seconds = role.seconds { parameters.append(("DurationSeconds", String(seconds))) }
    return try await send("AssumeRole", parameters, .signature(source, region: region))
  }

  /// The credentials of a role for the web identity token in a file, which is read anew each time.
  func credentials(role: String, session: String?, tokenFile: String) async throws -> Credentials {
    guard let token = try inputs.text(ofFile: tokenFile), !token.isEmpty else {
      throw CredentialSourceError(
        "the file of the web identity token, \(tokenFile), does not exist or is empty",
        remedies: ["check the platform's mount, or unset AWS_WEB_IDENTITY_TOKEN_FILE"])
    }
    return try await send(
      "AssumeRoleWithWebIdentity",
      [("RoleArn", role), ("RoleSessionName", sessionName(session)), ("WebIdentityToken", token)], .none)
  }

  private func sessionName(_ name: String?) -> String { name ?? "kb-\(Int(inputs.clock()))" }

  private func send(
    _ operation: String, _ parameters: [(String, String)], _ authorization: Authorization
  ) async throws -> Credentials {
    let client = ServiceClient(
      http: inputs.http, region: region, endpoints: endpoints, authorization: { _ in authorization },
      clock: inputs.clock, random: inputs.random)
    let form = ([("Action", operation), ("Version", "2011-06-15")] + parameters)
      .map { "\($0.0)=\(URIEncoding.encode($0.1))" }.joined(separator: "&")
    let response = try await client.send(
      ServiceRequest(
        .sts, operation,
        headers: [HTTPHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
        body: Array(form.utf8), timeouts: HTTPTimeouts(firstByte: 10, idle: 10, total: 30),
        maximumResponseBytes: 1 << 20))
    return try Self.credentials(in: String(decoding: response.body, as: UTF8.self), operation: operation)
  }

  /// Reads the element `Credentials` of an answer.
  static func credentials(in answer: String, operation: String) throws -> Credentials {
    func text(_ element: String) throws -> String {
      guard let text = MarkupText.content(of: element, in: answer), !text.isEmpty else {
        throw CredentialSourceError("STS answered \(operation) without <\(element)>")
      }
      return text
    }
    guard let expiration = UTCTime(try text("Expiration")) else {
      throw CredentialSourceError("STS answered \(operation) with an <Expiration> that is no date of ISO 8601")
    }
    return Credentials(
      accessKeyID: try text("AccessKeyId"), secretAccessKey: try text("SecretAccessKey"),
      sessionToken: try text("SessionToken"), expiration: Double(expiration.seconds))
  }
}
