/// Credentials of the role of an EC2 instance.
struct InstanceSource: CredentialSource {
  let metadata: InstanceMetadata
  var source: AmbientSource { .instance }

  private static let folder = "/latest/meta-data/iam/security-credentials/"

  func find() async throws -> SourceFinding {
    let answer = try await metadata.answer([
      { _ in Self.folder },
      { roles in Self.folder + URIEncoding.encode(roles.split(whereSeparator: \.isNewline).first ?? "") },
    ])
    switch answer {
    case .absent(let reason): return .absent(reason)
    case .found(let body):
      let document = CredentialDocument(giver: "the instance metadata service")
      let json = try document.parsed(body)
      if let code = json["Code"]?.string, code != "Success" {
        throw CredentialSourceError(
          "the instance metadata service says \(code)", remedies: ["check the role of the instance's profile"])
      }
      return .found(
        try document.credentials(json, expirationKey: "Expiration"), detail: "role of the EC2 instance (IMDSv2)")
    }
  }
}
