/// Why a text has no vector.
public struct EmbeddingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: Sendable, Hashable {
    /// The model has no vectors of this length, or not in this form.
    case unsupportedSetting
    /// The text has no characters, or more of them or of tokens than the model takes.
    case unsuitableText
    /// The answer is not what was asked for.
    case malformedAnswer
  }

  /// Which kind of trouble.
  public let code: Code
  /// The model.
  public let modelID: String
  /// What was expected, what was found, and what to do.
  public let detail: String

  /// Trouble with a model.
  public init(_ code: Code, modelID: String, _ detail: String) {
    self.code = code
    self.modelID = modelID
    self.detail = detail
  }

  /// The model and what is the matter.
  public var description: String { "\(modelID): \(detail)" }
}
