/// Why a tool call gave no result.
public struct ToolError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kinds of trouble that callers tell apart.
  public enum Code: Sendable, Hashable {
    /// The arguments do not fit: the model can mend them.
    case invalidInput
    /// There is no tool of that name.
    case unknownTool
    /// The tool ran and failed.
    case failed
  }

  /// Which kind of trouble.
  public let code: Code
  /// The tool's name.
  public let tool: String
  /// What was expected, what was found and what to do.
  public let detail: String

  /// Trouble with a tool call.
  public init(_ code: Code, tool: String, _ detail: String) {
    self.code = code
    self.tool = tool
    self.detail = detail
  }

  /// The tool and what is the matter.
  public var description: String { "\(tool): \(detail)" }
}
