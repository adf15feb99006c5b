/// How a document's bytes are to be read.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  /// One JSON value.
  case json
  /// CommonMark with pipe tables.
  case markdown
  /// Plain text.
  case text
  /// Comma-separated values (RFC 4180) with a header row; a row is a record.
  case csv
}
