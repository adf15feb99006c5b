/// What a reader of XML comes upon.
enum S3XMLEvent: Sendable, Hashable {
  /// An element begins; its name is without a namespace's prefix.
  case start(String)
  /// Characters, with references replaced; not empty.
  case text(String)
  /// The innermost open element ends.
  case end(String)
}
