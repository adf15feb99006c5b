/// A line that no record of a run has.
public struct RunRecordError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// What was expected and what was found.
  public let detail: String

  /// The line and what is the matter with it.
  public var description: String { "line \(line): \(detail)" }
}
