import JSON

/// What Lambda is told when an invocation, or the start, fails.
public struct InvocationFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind, as `category.reason`: `Function.UnknownEvent`.
  public let type: String
  /// The sentences.
  public let description: String

  /// A failure of a kind.
  public init(_ type: String, _ description: String) {
    self.type = type
    self.description = description
  }

  /// `{"errorMessage","errorType","stackTrace"}`, as the Runtime API takes it
  /// (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html).
  var json: JSONValue {
    ["errorMessage": .string(description), "errorType": .string(type), "stackTrace": []]
  }
}
