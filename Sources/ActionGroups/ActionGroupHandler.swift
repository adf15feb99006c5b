import JSON
import Tools

/// Answers the events of a Lambda function that agents call for tools: bytes of JSON to bytes of JSON.
///
/// Three callers are told apart by the shape of the event: a Bedrock agent whose action group is described by OpenAPI
/// (`apiPath` and `httpMethod`), one whose action group has function details (`function`), and an AgentCore gateway, which
/// sends the arguments alone and names the tool in the client context.
public struct ActionGroupHandler: Sendable {
  private let tools: [Tool]
  private let limits: ActionGroupLimits
  private let log: @Sendable (String) -> Void

  /// A handler of calls to these tools.
  ///
  /// - Parameter log: Takes the reason of a failure, which the caller is not told.
  public init(
    tools: [Tool], limits: ActionGroupLimits = ActionGroupLimits(), log: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.tools = tools
    self.limits = limits
    self.log = log
  }

  /// The response to an event.
  ///
  /// Trouble with a tool is a response: what a model can mend (arguments, the tool's name) with the text that tells how, a
  /// failure without its reason.
  ///
  /// - Parameter clientContext: The JSON that came beside the event, `nil` for none.
  /// - Throws: `ActionGroupError` for an event that is no call of a tool; `CancellationError`.
  public func respond(to event: [UInt8], clientContext: [UInt8]? = nil) async throws -> [UInt8] {
    let caller = try EventReader(limits).caller(event, clientContext: clientContext)
    let outcome = try await outcome(of: caller)
    return caller.response(outcome, bodyBytes: limits.bodyBytes).utf8()
  }

  private func outcome(of caller: any Caller) async throws -> ToolOutcome {
    guard let tool = tools.first(where: { $0.definition.name == caller.tool }) else {
      let known = tools.map(\.definition.name).joined(separator: ", ")
      return .unknownTool("there is no tool \(caller.tool.prefix(100)); there are \(known)")
    }
    do {
      return .answer(try await tool.run(tool.definition.coerced(caller.arguments)))
    } catch {
      // A tool that is stopped may report it as a failure of its own.
      try Task.checkCancellation()
      if let error = error as? ToolError, error.code != .failed { return .invalidInput(error.description) }
      log("\(tool.definition.name) failed: \(error)")
      return .failed("\(tool.definition.name) failed; the function's log has the reason")
    }
  }
}
