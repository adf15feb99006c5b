/// A source that gave nothing, and why; never a secret.
public struct SourceAttempt: Sendable, Hashable, CustomStringConvertible {
  /// The source.
  public let source: AmbientSource
  /// Why it gave nothing.
  public let reason: String

  /// A source without a result.
  public init(_ source: AmbientSource, _ reason: String) {
    self.source = source
    self.reason = reason
  }

  /// The source and the reason.
  public var description: String { "\(source.rawValue): \(reason)" }
}
