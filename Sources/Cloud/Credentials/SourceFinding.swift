/// What a source of credentials has.
enum SourceFinding: Sendable {
  /// Credentials, and where exactly they come from, without a secret.
  case found(Credentials, detail: String)
  /// Nothing, and why: the next source is asked.
  case absent(String)
}
