import JSON
import Predictions

/// What is to be explained, and what else is asked.
public struct ExplanationRequest: Sendable, Hashable {
  /// Whose prediction is explained.
  public enum Subject: Sendable, Hashable {
    /// A customer's, by number.
    case customer(Int)
    /// That of given features; those that are not named are missing.
    case features(JSONObject)
  }

  /// The model's name.
  public var model: String
  /// Whose prediction is explained.
  public var subject: Subject
  /// How many contributions are shown one by one.
  public var top: Int
  /// The class to be explained, `nil` for the likeliest.
  public var className: String?
  /// Features that have other values in a second prediction, `nil` for none.
  public var whatIf: JSONObject?
  /// Whether the smallest changes that cross the threshold are looked for.
  public var wantsCounterfactuals: Bool

  /// How many contributions are shown unless it is said.
  public static let usualTop = 8

  /// A request.
  public init(
    model: String, subject: Subject, top: Int = usualTop, className: String? = nil, whatIf: JSONObject? = nil,
    wantsCounterfactuals: Bool = false
  ) {
    self.model = model
    self.subject = subject
    self.top = top
    self.className = className
    self.whatIf = whatIf
    self.wantsCounterfactuals = wantsCounterfactuals
  }

  /// The request that the checked arguments of `explain_prediction` make.
  ///
  /// - Throws: `ToolError` unless there is either a customer or features.
  public init(arguments: JSONObject) throws(ToolError) {
    let subject: Subject
    switch (arguments["customer_id"]?.int, arguments["features"]?.object) {
    case (let id?, nil): subject = .customer(id)
    case (nil, let features?): subject = .features(features)
    case (nil, nil), (.some, .some):
      throw ToolError(
        .invalidInput, tool: ExplanationTool.name, "expected either customer_id or features: give one of the two")
    }
    self.init(
      model: arguments["model"]?.string ?? "", subject: subject, top: arguments["top"]?.int ?? Self.usualTop,
      className: arguments["class"]?.string, whatIf: arguments["what_if"]?.object,
      wantsCounterfactuals: arguments["counterfactuals"]?.bool ?? false)
  }
}
