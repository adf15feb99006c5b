/// Which region calls go to, and where that is said.
public struct RegionResolution: Sendable, Hashable {
  /// The region: `eu-central-1`.
  public let region: String
  /// The source that won.
  public let source: AmbientSource
  /// Where exactly: `AWS_REGION`.
  public let detail: String
  /// The sources that were asked before it.
  public let others: [SourceAttempt]
}
