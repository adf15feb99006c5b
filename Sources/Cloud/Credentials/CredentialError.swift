/// Why there are no credentials, or no region.
public struct CredentialError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was looked for: `credentials`, `region`.
  public let item: String
  /// Every source that was asked, in order; the last one failed when `isFailure`.
  public let attempts: [SourceAttempt]
  /// Whether the last source is configured and failed, so that no other was asked.
  public let isFailure: Bool
  /// What to do, one step each.
  public let remedies: [String]

  /// Nothing was found.
  public init(item: String = "credentials", attempts: [SourceAttempt], isFailure: Bool, remedies: [String]) {
    self.item = item
    self.attempts = attempts
    self.isFailure = isFailure
    self.remedies = remedies
  }

  /// What every source said, and what to do.
  public var description: String {
    let lines = attempts.map { "\n  \($0)" } + remedies.map { "\nto do: \($0)" }
    return summary + lines.joined()
  }

  /// What is missing, in one sentence.
  public var summary: String {
    isFailure ? "the configured source of the AWS \(item) failed" : "no source has AWS \(item)"
  }
}
