/// Finds the credentials of profiles, following those that they refer to.
struct ProfileReader: Sendable {
  let files: SharedConfiguration
  let inputs: CredentialInputs
  let exchange: TokenExchange
  let endpoints: ServiceEndpoints

  /// The credentials of a profile.
  ///
  /// - Parameter visited: the profiles whose roles are being taken with these credentials.
  func credentials(ofProfile name: String, visited: [String]) async throws -> SourceFinding {
    guard let profile = files.profile(name) else {
      throw CredentialSourceError("the profile \(visited.last ?? name) refers to \(name), which does not exist")
    }
    // A profile may take its role with its own keys; everywhere else, keys are preferred to a role, as in botocore.
    let usesKeys = !visited.isEmpty && profile["aws_access_key_id"] != nil
    if let arn = profile["role_arn"], profile["web_identity_token_file"] == nil, !usesKeys {
      return try await role(RoleAssumption(arn: arn, profile: profile, name: name), profile, name, visited)
    }
    if let path = profile["web_identity_token_file"] { return try await webIdentity(path, profile, name) }
    if profile["sso_account_id"] != nil || profile["sso_role_name"] != nil {
      return try await SingleSignOn(files: files, inputs: inputs, endpoints: endpoints)
        .credentials(ofProfile: name, profile)
    }
    if let section = files.keys(ofProfile: name), let keys = try Self.keys(in: section, name) {
      return .found(keys, detail: "profile \(name) of \(files.credentialsPath ?? "the file of keys")")
    }
    if let command = profile["credential_process"] {
      return .found(
        try await CredentialProgram(command: command, profile: name, run: inputs.run).credentials(),
        detail: "credential_process of the profile \(name)")
    }
    if let section = files.settings(ofProfile: name), let keys = try Self.keys(in: section, name) {
      return .found(keys, detail: "profile \(name) of \(files.configPath ?? "the file of settings")")
    }
    let hint = profile["login_session"].map { _ in "; `aws login` is not read here" } ?? ""
    return .absent("the profile \(name) has no keys, role, single sign-on or credential_process" + hint)
  }

  private func role(
    _ role: RoleAssumption, _ profile: INIDocument.Section, _ name: String, _ visited: [String]
  ) async throws -> SourceFinding {
    let (source, origin) = try await source(of: profile, name, visited)
    let credentials = try await exchange.credentials(ofRole: role, with: source)
    return .found(credentials, detail: "role \(role.arn) of the profile \(name), by \(origin)")
  }

  /// What a profile's role is taken with.
  private func source(
    of profile: INIDocument.Section, _ name: String, _ visited: [String]
  ) async throws -> (Credentials, String) {
    let finding: SourceFinding
    switch (profile["source_profile"], profile["credential_source"]) {
    case (let other?, nil):
      guard !visited.contains(other), other != name || profile["aws_access_key_id"] != nil else {
        throw CredentialSourceError(
          "the profiles \((visited + [name, other]).joined(separator: ", ")) refer to each other in a circle")
      }
      finding = try await credentials(ofProfile: other, visited: visited + [name])
    case (nil, let place?): finding = try await named(place, name)
    case (nil, nil), (.some, .some):
      throw CredentialSourceError(
        "the profile \(name) has a role_arn and must have one of source_profile and credential_source")
    }
    switch finding {
    case .found(let credentials, let detail): return (credentials, detail)
    case .absent(let reason): throw CredentialSourceError("what the profile \(name) takes its role with: \(reason)")
    }
  }

  private func named(_ place: String, _ name: String) async throws -> SourceFinding {
    var outside = inputs
    outside.profile = nil
    switch place.lowercased() {
    case "environment": return try await EnvironmentSource(inputs: outside).find()
    case "ecscontainer": return try await ContainerSource(inputs: inputs).find()
    case "ec2instancemetadata": return try await InstanceSource(metadata: InstanceMetadata(inputs, files)).find()
    default:
      throw CredentialSourceError(
        "the profile \(name) has the credential_source \(place); known are Environment, EcsContainer and "
          + "Ec2InstanceMetadata")
    }
  }

  private func webIdentity(
    _ path: String, _ profile: INIDocument.Section, _ name: String
  ) async throws -> SourceFinding {
    guard let role = profile["role_arn"] else {
      throw CredentialSourceError("the profile \(name) has a web_identity_token_file and no role_arn")
    }
    let credentials = try await exchange.credentials(
      role: role, session: profile["role_session_name"], tokenFile: path)
    return .found(credentials, detail: "role \(role) of the profile \(name), by the token in \(path)")
  }

  private static func keys(in section: INIDocument.Section, _ name: String) throws -> Credentials? {
    guard let id = section["aws_access_key_id"] else { return nil }
    guard let secret = section["aws_secret_access_key"] else {
      throw CredentialSourceError(
        "the profile \(name) has aws_access_key_id and no aws_secret_access_key",
        remedies: ["run `aws configure --profile \(name)`"])
    }
    return Credentials(
      accessKeyID: id, secretAccessKey: secret,
      sessionToken: section["aws_session_token"] ?? section["aws_security_token"])
  }
}
