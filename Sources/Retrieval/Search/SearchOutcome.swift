/// What a search gave, and how.
public struct SearchOutcome: Sendable, Hashable {
  /// The passages, best first.
  public var passages: [Passage]
  /// How the vectors were searched, summed over the questions that were answered together; `nil` when no row was
  /// selected or no passage asked for, so that none was.
  public var scan: ScanReport?

  /// An outcome with both parts.
  public init(passages: [Passage], scan: ScanReport? = nil) {
    self.passages = passages
    self.scan = scan
  }
}
