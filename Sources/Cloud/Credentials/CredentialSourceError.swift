/// Why a source that is configured gives no credentials.
struct CredentialSourceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, without a secret.
  let description: String
  /// What to do, one step each.
  var remedies: [String] = []

  init(_ description: String, remedies: [String] = []) {
    self.description = description
    self.remedies = remedies
  }
}
