import Retrieval

/// What an export did.
public struct ExportReport: Sendable, Hashable {
  /// Documents that are exported now.
  public var documents = 0
  /// Those of them that were rendered as Markdown.
  public var rendered = 0
  /// Files that were written: documents and metadata files.
  public var filesWritten = 0
  /// Files that held the same bytes already and were not touched.
  public var filesUnchanged = 0
  /// Files of an earlier export whose documents are gone, which were removed.
  public var filesRemoved = 0
  /// What could not be exported, and warnings.
  public var diagnostics: [Diagnostic] = []

  /// A report of nothing.
  public init() {}

  /// Whether every document is exported.
  public var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }
}
