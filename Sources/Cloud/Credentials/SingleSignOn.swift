import JSON

/// The credentials of a role that IAM Identity Center gives for the token that `aws sso login` left behind
/// (https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html).
struct SingleSignOn: Sendable {
  let files: SharedConfiguration
  let inputs: CredentialInputs
  let endpoints: ServiceEndpoints

  /// The portal's operations, signed by nobody: the token says who asks.
  static let portal = Service(
    id: "sso", signingName: "awsssoportal", url: { "https://portal.sso.\($0).amazonaws.com" })

  /// The credentials of a profile with `sso_account_id` and `sso_role_name`, and either `sso_session` or the older
  /// `sso_start_url` and `sso_region`.
  func credentials(ofProfile name: String, _ profile: INIDocument.Section) async throws -> SourceFinding {
    var settings = profile
    let session = profile["sso_session"]
    if let session {
      guard let section = files.session(session) else {
        throw CredentialSourceError("the profile \(name) refers to [sso-session \(session)], which does not exist")
      }
      settings = profile.merging(section)
    }
    func value(_ key: String) throws -> String {
      guard let value = settings[key] else {
        throw CredentialSourceError(
          "the profile \(name) uses single sign-on and has no \(key)",
          remedies: ["run `aws configure sso --profile \(name)`"])
      }
      return value
    }
    let url = try value("sso_start_url")
    let token = try token(session ?? url, profile: name)
    let region = try value("sso_region")
    guard RegionChain.isName(region) else {
      throw CredentialSourceError(
        "the sso_region of the profile \(name) must be lower-case letters, digits and hyphens")
    }
    let (account, role) = (try value("sso_account_id"), try value("sso_role_name"))
    let credentials = try await roleCredentials(
      account: account, role: role, token: token, region: region, profile: name)
    return .found(credentials, detail: "role \(role) of the account \(account) by single sign-on, profile \(name)")
  }

  /// The token in the cache, whose file is named after the session, or after the start URL in the older form.
  private func token(_ key: String, profile: String) throws -> String {
    let login = "run `aws sso login --profile \(profile)`"
    guard let home = inputs.homeDirectory else {
      throw CredentialSourceError("without a home folder there is no token of a single sign-on")
    }
    let path = "\(home)/.aws/sso/cache/\(SHA1.hexadecimal(Array(key.utf8))).json"
    guard let bytes = try inputs.readFile(path), let json = try? JSONValue(parsing: bytes),
      let token = json["accessToken"]?.string, !token.isEmpty,
      let expiration = json["expiresAt"]?.string.flatMap({ UTCTime($0) })
    else {
      throw CredentialSourceError("nobody is signed on: there is no token in \(path)", remedies: [login])
    }
    guard Double(expiration.seconds) > inputs.clock() else {
      throw CredentialSourceError("the single sign-on expired at \(expiration.basic)", remedies: [login])
    }
    return token
  }

  private func roleCredentials(
    account: String, role: String, token: String, region: String, profile: String
  ) async throws -> Credentials {
    let client = ServiceClient(
      http: inputs.http, region: region, endpoints: endpoints, authorization: { _ in .none }, clock: inputs.clock,
      random: inputs.random)
    do {
      let response = try await client.send(
        ServiceRequest(
          Self.portal, "GetRoleCredentials", method: "GET", path: ["federation", "credentials"],
          query: [ServiceRequest.QueryItem("role_name", role), ServiceRequest.QueryItem("account_id", account)],
          headers: [HTTPHeader("x-amz-sso_bearer_token", token)],
          timeouts: HTTPTimeouts(firstByte: 10, idle: 10, total: 30), maximumResponseBytes: 1 << 20))
      let document = CredentialDocument(
        giver: "the portal of single sign-on", keys: ("accessKeyId", "secretAccessKey", "sessionToken"))
      return try document.credentials(
        document.parsed(response.body)["roleCredentials"] ?? .null, expirationKey: "expiration")
    } catch let error as ServiceError where error.status == 401 {
      throw CredentialSourceError(
        "the portal of single sign-on takes the token no longer", remedies: ["run `aws sso login --profile \(profile)`"]
      )
    }
  }
}
