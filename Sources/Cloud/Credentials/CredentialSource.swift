/// Something that credentials may come from.
protocol CredentialSource: Sendable {
  /// Which one it is.
  var source: AmbientSource { get }

  /// The credentials as they are now.
  ///
  /// - Throws: `CredentialSourceError`, `ServiceError` or `HTTPError` when the source is configured and fails: then no
  ///   other is asked, for another identity than the configured one would be a surprise.
  func find() async throws -> SourceFinding
}
