import Testing

@testable import Cloud

/// What is read in the shared files, and how mistakes in them are told.
@Suite struct ProfileTests {
  @Test func `Sections, comments, indented settings and odd lines are read as AWS's tools do`() {
    let document = INIDocument(
      """
      \u{FEFF}
      ; comment
      orphan = 1
      [default]
      Region = eu-west-1
      # comment
      s3 =
        addressing_style = path
        # comment
        odd
      output=json
      no equals sign
      empty =
      [ profile  x ] # comment
      a = b = c
      [default]
      region = eu-west-2
      [broken
      """)
    #expect(document.sections.keys.sorted() == ["default", "profile  x"])
    let section = document.sections["default"]
    #expect(section?.values["region"] == "eu-west-2" && section?.values["output"] == "json")
    #expect(section?.nested["s3"] == ["addressing_style": "path"] && section?["empty"] == nil)
    #expect(document.sections["profile  x"]?.values == ["a": "b = c"])
  }

  @Test(arguments: [
    ("a b", ["a", "b"]), (" 'a b'c  \"d\\\"e\" ", ["a bc", "d\"e"]), ("a\\ b", ["a b"]), ("\"a\\b\"", ["a\\b"]),
    ("''", [""]), ("", []), ("a '", nil), ("a\\", nil), ("\"a", nil),
  ])
  func `A command line is cut as a shell cuts it`(line: String, words: [String]?) {
    #expect(ShellWords.split(line) == words)
  }

  @Test(arguments: [
    ("[profile other]\nregion = x", "there is no profile dev; profiles: other"), ("", "profiles: none"),
    ("[profile dev]\nregion = x", "has no keys, role, single sign-on or credential_process"),
    ("[profile dev]\nlogin_session = x", "`aws login` is not read here"),
    ("[profile dev]\naws_access_key_id = A", "no aws_secret_access_key"),
    ("[profile dev]\nrole_arn = r", "must have one of source_profile and credential_source"),
    ("[profile dev]\nrole_arn = r\nsource_profile = a\ncredential_source = Environment", "must have one of"),
    ("[profile dev]\nrole_arn = r\nsource_profile = nobody", "refers to nobody, which does not exist"),
    ("[profile dev]\nrole_arn = r\ncredential_source = Moon", "known are Environment"),
    ("[profile dev]\nrole_arn = r\ncredential_source = Environment", "AWS_ACCESS_KEY_ID is not set"),
    (
      "[profile dev]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = s\nsource_profile = dev",
      "in a circle"
    ),
    ("[profile dev]\nrole_arn = r\nsource_profile = dev", "in a circle"),
    ("[profile dev]\nrole_arn = r\nmfa_serial = m\nsource_profile = a", "a code of the device m"),
    ("[profile dev]\nweb_identity_token_file = t", "no role_arn"),
    ("[profile dev]\nsso_account_id = 1\nsso_session = s", "[sso-session s], which does not exist"),
    ("[profile dev]\nsso_account_id = 1", "has no sso_start_url"), ("unreadable", "cannot be read"),
    (
      "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/denied\nsource_profile = dev\n"
        + "aws_access_key_id = AKIDSOURCE\naws_secret_access_key = hidden", "AccessDenied"
    ),
    (
      "[profile dev]\nrole_arn = arn:aws:iam::123456789012:role/x\nsource_profile = dev\n"
        + "aws_access_key_id = AKIDSOURCE\naws_secret_access_key = hidden", "SignatureDoesNotMatch"
    ),
  ])
  func `A mistake in a profile is named`(config: String, reason: String) async throws {
    var double = try CredentialDouble()
    double.configure(config)
    double.profile = "dev"
    let error = try #require(await double.error())
    #expect(error.isFailure && error.attempts.last?.source == .profile && !error.remedies.isEmpty)
    #expect(error.description.contains(reason) && !error.description.contains("hidden"), "\(error)")
  }

  @Test func `A profile that was asked for counts before the keys of the environment`() async throws {
    var double = try CredentialDouble()
    double.environment.merge([
      "AWS_ACCESS_KEY_ID": "AKIDENV", "AWS_SECRET_ACCESS_KEY": "s", "AWS_PROFILE": "dev",
    ]) { $1 }
    double.configure("", credentials: "[dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = t\n")
    #expect(try await double.chain.credentials().accessKeyID == "AKIDENV")
    double.profile = "dev"
    let resolution = try await double.chain.resolution()
    #expect(resolution.accessKeyID == "AKIDDEV" && resolution.detail.contains("/home/kb/.aws/credentials"))
  }

  @Test func `The files may lie elsewhere`() async throws {
    var double = try CredentialDouble()
    double.environment["AWS_SHARED_CREDENTIALS_FILE"] = "~/keys"
    double.environment["AWS_CONFIG_FILE"] = "/etc/aws/config"
    double.files["/home/kb/keys"] = "[default]\naws_access_key_id = A\naws_secret_access_key = B\n"
    double.files["/etc/aws/config"] = "[default]\nregion = ap-south-1\n"
    #expect(try await double.chain.resolution().detail == "profile default of /home/kb/keys")
    #expect(try await RegionChain(double.inputs).resolution().region == "ap-south-1")
  }
}
