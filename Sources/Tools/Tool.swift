import JSON

/// A tool that can be run: its description and what it does.
public struct Tool: Sendable {
  /// What a caller is told about it.
  public let definition: ToolDefinition
  private let body: @Sendable (JSONObject) async throws -> JSONValue

  /// A tool that answers with a JSON value.
  public init(_ definition: ToolDefinition, body: @escaping @Sendable (JSONObject) async throws -> JSONValue) {
    self.definition = definition
    self.body = body
  }

  /// Checks the arguments and runs the tool.
  ///
  /// - Throws: `ToolError` when the arguments do not fit, otherwise what the tool throws.
  public func run(_ input: JSONObject) async throws -> JSONValue {
    try definition.check(input)
    return try await body(input)
  }
}
