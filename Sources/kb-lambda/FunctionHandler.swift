import ActionGroups
import LambdaRuntime
import Workspaces

/// What the function does, picked by its configured handler (`_HANDLER`).
enum FunctionHandler: String, CaseIterable {
  /// Answers Bedrock action groups and AgentCore gateways with the tools.
  case actionGroup = "action_group"

  /// The handler of a name.
  ///
  /// - Throws: `InvocationFailure` that names those there are.
  init(_ name: String?) throws {
    guard let handler = name.flatMap(Self.init(rawValue:)) else {
      let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw InvocationFailure(
        "Function.UnknownHandler",
        "the function's handler must be one of: \(known); found \"\((name ?? "").prefix(100))\"")
    }
    self = handler
  }

  /// The handler over the workspace of the package.
  ///
  /// - Throws: what opening the workspace throws.
  func handler(_ host: Host, log: @escaping @Sendable (String) -> Void) async throws -> InvocationLoop.Handler {
    switch self {
    case .actionGroup:
      let handler = ActionGroupHandler(tools: try await FunctionWorkspace(host: host).tools, log: log)
      return { invocation in
        do {
          return try await handler.respond(to: invocation.event, clientContext: invocation.clientContext)
        } catch let error as ActionGroupError {
          throw InvocationFailure("Function.\(error.code.rawValue)", error.description)
        }
      }
    }
  }
}
