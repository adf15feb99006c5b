/// Credentials that were given on the command line.
struct ExplicitSource: CredentialSource {
  let credentials: Credentials?
  var source: AmbientSource { .explicit }

  func find() async throws -> SourceFinding {
    guard let credentials else { return .absent("none given") }
    return .found(credentials, detail: "given on the command line or in the configuration")
  }
}
