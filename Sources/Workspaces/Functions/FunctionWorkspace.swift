import Platform
import Tools

/// The platform as a Lambda function has it: the folder of the package cannot be written, only `/tmp` can.
///
/// With data in the package, or in a state directory that `KB_STATE` names, the tools read them as they are. Without,
/// the first call of a tool makes customers and predictions below `/tmp`.
public struct FunctionWorkspace: Sendable {
  /// The folder of the package that has the state.
  public static let stateFolder = "state"
  /// Where a function may write.
  static let scratch = LocalPath("/tmp/kb")

  /// The tools.
  public let tools: [Tool]
  /// Whether they read data that were there.
  public let hasData: Bool

  /// The tools of the package in the host's working directory, with its `kb.json` if it has one.
  ///
  /// - Throws: `ConfigurationError`; what opening the data throws.
  public init(host: Host) async throws {
    let packaged = host.workingDirectory.appending(Self.stateFolder)
    let isPackaged = packaged.kind == .directory
    // What the operator says of this function goes before what was packaged.
    let isSet = host.environment["KB_STATE"]?.isEmpty == false
    let state = isPackaged ? packaged : Self.scratch
    let flags = [SettingFlag("the package", setting: "stateDirectory", text: state.description)]
    let workspace = try PlatformWorkspace(host: host, flags: isSet ? [] : flags)
    hasData = workspace.hasData
    let isWithout = workspace.configuration.values.agent.tools == "none"
    if isWithout {
      tools = []
    } else {
      tools = hasData ? try await workspace.completeTools() : await workspace.tools()
    }
  }
}
