import ActionGroups
import ArgumentParser
import JSON
import Workspaces

struct LambdaSchema: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the description of the tools that an agent or a gateway is set up with.")

  /// The forms of a description.
  enum Form: EnumerableFlag {
    case openapi
    case functions
    case mcp

    static func help(for value: Form) -> ArgumentHelp? {
      switch value {
      case .openapi: "An OpenAPI document, for the apiSchema of an action group."
      case .functions: "Function details, for the functionSchema of an action group."
      case .mcp: "A list of MCP tools, for the tool schema of a gateway's Lambda target."
      }
    }
  }

  @Flag(exclusivity: .exclusive)
  var form: Form

  @OptionGroup var location: LocationOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let host = try Host.current()
    let console = Console(output, host)
    let tools = await (try PlatformWorkspace(host: host, flags: location.flags)).tools().map(\.definition)
    switch form {
    case .openapi: try console.print(OpenAPIDocument(tools, version: Version.current).json.text(.pretty))
    case .functions:
      let schema = FunctionSchema(tools)
      try console.print(schema.json.text(.pretty))
      for name in schema.shortened {
        console.note(
          "kb: \(name) has more to say than the \(FunctionSchema.descriptionLimit) characters of a function's "
            + "description; put the rest into the agent's instruction: kb lambda schema --mcp")
      }
    case .mcp: try console.print(GatewayTools(tools).json.text(.pretty))
    }
  }
}
