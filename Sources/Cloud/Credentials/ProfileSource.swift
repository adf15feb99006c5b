/// Credentials of a profile of the shared files: of a role, of a single sign-on, of a program, or kept there.
///
/// What a profile has is looked for in botocore's order: `role_arn`, `web_identity_token_file`, single sign-on, keys in
/// the file of keys, `credential_process`, keys in the file of settings.
struct ProfileSource: CredentialSource {
  let inputs: CredentialInputs
  let exchange: TokenExchange
  let endpoints: ServiceEndpoints
  var source: AmbientSource { .profile }

  func find() async throws -> SourceFinding {
    let files = try SharedConfiguration(inputs)
    let name = files.profileName
    guard files.profile(name) != nil else {
      guard files.isProfileNamed else {
        return .absent("no profile default in \(files.configPath ?? "-") or \(files.credentialsPath ?? "-")")
      }
      let known = files.profileNames.isEmpty ? "none" : files.profileNames.joined(separator: ", ")
      throw CredentialSourceError(
        "there is no profile \(name); profiles: \(known)",
        remedies: ["name another with --profile or AWS_PROFILE, or run `aws configure --profile \(name)`"])
    }
    let reader = ProfileReader(files: files, inputs: inputs, exchange: exchange, endpoints: endpoints)
    let finding = try await reader.credentials(ofProfile: name, visited: [])
    guard case .absent(let reason) = finding, files.isProfileNamed else { return finding }
    throw CredentialSourceError(reason, remedies: ["run `aws configure --profile \(name)`"])
  }
}
