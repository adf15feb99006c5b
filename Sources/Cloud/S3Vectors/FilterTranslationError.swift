/// A condition that a service's filter language cannot say.
public struct FilterTranslationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The language: `S3 Vectors`.
  public let language: String
  /// The attribute that the condition is on.
  public let attribute: String
  /// What cannot be said, and what can be done instead.
  public let reason: String

  init(_ language: String, attribute: String, _ reason: String) {
    self.language = language
    self.attribute = attribute
    self.reason = reason
  }

  /// The language, the attribute and the reason.
  public var description: String { "the filter on \"\(attribute)\" cannot be said to \(language): \(reason)" }
}
