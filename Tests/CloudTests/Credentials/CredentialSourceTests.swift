import TestSupport
import Testing

@testable import Cloud

/// Each source against the stand-in.
@Suite struct CredentialSourceTests {
  private var double: CredentialDouble

  init() throws { double = try CredentialDouble() }

  private static let expiration = 2_000_000_000.0
  private static let role = Credentials(
    accessKeyID: "AKIDROLE", secretAccessKey: "role-secret", sessionToken: "role-token", expiration: expiration)

  @Test mutating func `Keys of the environment come with their token and their end`() async throws {
    double.environment.merge([
      "AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "env-secret", "AWS_SESSION_TOKEN": "env-token",
      "AWS_CREDENTIAL_EXPIRATION": "2033-05-18T03:33:20Z",
    ]) { $1 }
    let expected = Credentials(
      accessKeyID: "AKIDENV", secretAccessKey: "env-secret", sessionToken: "env-token", expiration: Self.expiration)
    #expect(try await double.chain.credentials() == expected)
  }

  @Test mutating func `A web identity token is changed for the credentials of its role`() async throws {
    double.files["/var/run/token"] = "web+identity/token=\n"
    double.environment.merge([
      "AWS_WEB_IDENTITY_TOKEN_FILE": "/var/run/token", "AWS_ROLE_ARN": "arn:aws:iam::123456789012:role/pod",
    ]) { $1 }
    #expect(try await double.chain.credentials() == Self.role)
    #expect(try await double.chain.resolution().source == .webIdentity)
    double.environment["AWS_ROLE_ARN"] = nil
    #expect(await double.error()?.attempts.last?.reason.contains("AWS_ROLE_ARN is not") == true)
    double.environment["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/pod"
    double.files["/var/run/token"] = nil
    #expect(await double.error()?.attempts.last?.reason.contains("/var/run/token, does not exist") == true)
  }

  @Test mutating func `A profile's keys are those of the file of keys before those of the file of settings`()
    async throws
  {
    double.configure(
      "[default]\naws_access_key_id = A\naws_secret_access_key = B\n[profile b]\naws_access_key_id=C\n"
        + "aws_secret_access_key=D\n",
      credentials: "[default]\naws_access_key_id = E\naws_secret_access_key = F\naws_session_token = G\n")
    #expect(
      try await double.chain.credentials()
        == Credentials(accessKeyID: "E", secretAccessKey: "F", sessionToken: "G"))
    double.environment["AWS_PROFILE"] = "b"
    #expect(try await double.chain.credentials() == Credentials(accessKeyID: "C", secretAccessKey: "D"))
  }

  @Test(arguments: [
    "source_profile = base", "source_profile = chained", "source_profile = dev", "credential_source = Environment",
    "credential_source = EcsContainer", "credential_source = Ec2InstanceMetadata",
  ])
  mutating func `A profile's role is taken with what it refers to`(source: String) async throws {
    double.profile = "dev"
    double.configure(
      """
      [profile dev]
      role_arn = arn:aws:iam::123456789012:role/external
      external_id = ext: 1
      duration_seconds = 900
      \(source)
      \(source.hasSuffix("dev") ? "aws_access_key_id = AKIDSOURCE\naws_secret_access_key = source-secret" : "")
      [profile chained]
      role_arn = arn:aws:iam::123456789012:role/first
      source_profile = base
      """, credentials: "[base]\naws_access_key_id = AKIDSOURCE\naws_secret_access_key = source-secret\n")
    double.environment.merge([
      "AWS_ACCESS_KEY_ID": "AKIDSESSION", "AWS_SECRET_ACCESS_KEY": "session-secret",
      "AWS_SESSION_TOKEN": "session-token", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/container/open",
      "AWS_EC2_METADATA_SERVICE_ENDPOINT": "\(double.url)/imds",
    ]) { $1 }
    #expect(try await double.chain.credentials() == Self.role)
  }

  @Test mutating func `A profile's own web identity token is changed for credentials`() async throws {
    double.files["/token"] = "web+identity/token="
    double.configure(
      "[profile w]\nrole_arn = arn:aws:iam::123456789012:role/pod\nweb_identity_token_file = /token\n")
    double.profile = "w"
    #expect(try await double.chain.resolution().source == .profile)
    #expect(try await double.chain.credentials() == Self.role)
  }

  @Test mutating func `A program's credentials are taken from what it prints`() async throws {
    let folder = try TemporaryDirectory()
    let script = try folder.file("give credentials", Array("#!/bin/sh\necho \"$1\"\n".utf8))
    let json = #"{"Version": 1, "AccessKeyId": "P", "SecretAccessKey": "Q", "Expiration": "2033-05-18T03:33:20Z"}"#
    double.configure("[default]\ncredential_process = sh \"\(script)\" '\(json)'\n")
    #expect(
      try await double.chain.credentials()
        == Credentials(accessKeyID: "P", secretAccessKey: "Q", expiration: Self.expiration))
  }

  @Test(arguments: [
    ("sh -c 'echo hidden; echo no >&2; exit 3'", "ended with the status 3: no"), ("echo {}", "\"Version\" is not 1"),
    ("echo '{\"Version\": 1, \"AccessKeyId\": \"hidden\"}'", "JSON without \"SecretAccessKey\""),
    ("echo hidden", "gave no JSON"), ("echo 'hidden", "left open"),
  ])
  mutating func `A program that gives no credentials is told without what it printed`(
    command: String, reason: String
  ) async {
    double.configure("[default]\ncredential_process = \(command)\n")
    let error = await double.error()
    #expect(error?.attempts.last?.source == .profile)
    #expect(error?.description.contains(reason) == true && error?.description.contains("hidden") == false)
  }

  @Test(arguments: [
    (
      "sso_session = work", "work",
      "[sso-session work]\nsso_region = eu-west-1\nsso_start_url = https://work.awsapps.com/start\n"
    ),
    (
      "sso_start_url = https://work.awsapps.com/start\nsso_region = eu-west-1", "https://work.awsapps.com/start", ""
    ),
  ])
  mutating func `Single sign-on gives a role for the token in the cache`(
    settings: String, key: String, section: String
  ) async throws {
    double.profile = "dev"
    double.configure(
      "[profile dev]\nsso_account_id = 123456789012\nsso_role_name = Reader\n\(settings)\n\(section)")
    let cache = "/home/kb/.aws/sso/cache/\(SHA1.hexadecimal(Array(key.utf8))).json"
    #expect(await double.error()?.remedies == ["run `aws sso login --profile dev`"])
    double.files[cache] = #"{"accessToken": "portal-token", "expiresAt": "2030-01-01T00:00:00Z"}"#
    let expected = Credentials(
      accessKeyID: "AKIDPORTAL", secretAccessKey: "portal-secret", sessionToken: "portal-session",
      expiration: Self.expiration)
    #expect(try await double.chain.credentials() == expected)
    double.files[cache] = #"{"accessToken": "portal-token", "expiresAt": "2026-01-01T00:00:00Z"}"#
    #expect(await double.error()?.attempts.last?.reason.contains("expired at 20260101T000000Z") == true)
    double.files[cache] = #"{"accessToken": "refused-token", "expiresAt": "2030-01-01T00:00:00Z"}"#
    #expect(await double.error()?.attempts.last?.reason.contains("takes the token no longer") == true)
  }

  @Test func `The file of a token has the name that the AWS CLI gives it`() {
    #expect(SHA1.hexadecimal(Array("abc".utf8)) == "a9993e364706816aba3e25717850c26c9cd0d89d")
  }

  @Test mutating func `A container's role needs the endpoint's token, which is read from its file anew`() async throws {
    let container = Credentials(
      accessKeyID: "AKIDCONTAINER", secretAccessKey: "container-secret", sessionToken: "container-token",
      expiration: Self.expiration)
    double.environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/container/open"
    #expect(try await double.chain.credentials() == container)
    double.environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = nil
    double.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "\(double.url)/container/guarded"
    #expect(await double.error()?.attempts.last?.reason.contains("status 401") == true)
    double.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "container token"
    #expect(try await double.chain.credentials() == container)
    double.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/pod/token"
    double.files["/pod/token"] = "container token\n"
    #expect(try await double.chain.resolution().source == .container)
    double.files["/pod/token"] = "container\ntoken"
    #expect(await double.error()?.attempts.last?.reason.contains("line break") == true)
    double.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "\(double.url)/container/broken"
    double.files["/pod/token"] = "container token"
    #expect(await double.error()?.attempts.last?.reason.contains("without \"SecretAccessKey\"") == true)
  }

  @Test(arguments: [
    "http://example.com/credentials", "http://169.254.170.2.example.com/", "http://127.0.0.1@example.com/",
    "ftp://localhost/", "http://127.0.0.1.example.com/", "http://0x7f.1/",
  ])
  mutating func `A container's token is sent to no other host over plain HTTP`(url: String) async {
    double.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = url
    double.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "container token"
    #expect(await double.error()?.attempts.last?.reason.contains("only the machine itself") == true)
  }

  @Test(arguments: [
    ("imds-bare", "has nothing at"), ("imds-1", "gives no token for version 2"), ("imds-failing", "says Failed"),
  ])
  mutating func `An instance without a role, or with an old service, gives nothing`(
    instance: String, reason: String
  ) async {
    double.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "\(double.url)/\(instance)"
    #expect(await double.error()?.attempts.last?.reason.contains(reason) == true)
  }

  @Test mutating func `An instance's role is asked for with a token, unless that is disabled`() async throws {
    double.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "\(double.url)/imds/"
    let resolution = try await double.chain.resolution()
    #expect(resolution.source == .instance && resolution.accessKeyID == "AKIDINSTANCE")
    double.environment["AWS_EC2_METADATA_DISABLED"] = "TRUE"
    #expect(await double.error()?.attempts.last?.reason == "AWS_EC2_METADATA_DISABLED is true")
    double.environment["AWS_EC2_METADATA_DISABLED"] = nil
    double.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = "http://127.0.0.1:1"
    #expect(await double.error()?.attempts.last?.reason.contains("nothing answers") == true)
  }

  @Test mutating func `A container endpoint that is still starting is asked again`() async throws {
    double.environment["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/container/starting"
    #expect(try await double.chain.resolution().accessKeyID == "AKIDCONTAINER")
  }

  @Test func `STS says whose account the credentials are of`() async throws {
    let credentials = Credentials(accessKeyID: "A", secretAccessKey: "B")
    let client = ServiceClient(
      http: HTTPClient(), region: "eu-west-1", endpoints: ServiceEndpoints(common: double.url),
      authorization: { _ in .signature(credentials, region: "eu-west-1") }, clock: { 0 }, random: { 0 })
    let identity = try await CallerIdentity(client)
    #expect(identity.account == "123456789012" && identity.arn == "arn:aws:iam::123456789012:user/kb")
  }
}
