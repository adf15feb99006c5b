import Tools

/// The parameters of a tool as a function of an action group has them: five at most.
///
/// The number is Bedrock's quota of parameters a function (unverified; it can be raised). Of a tool with more, those that
/// are required and then the first others stand alone, four in all, and the rest are members of an object that
/// `further_arguments` holds as JSON.
struct FunctionParameters {
  static let furtherName = "further_arguments"
  static let limit = 5

  /// Those that stand alone.
  let own: [ToolParameter]
  /// Those within `further_arguments`.
  let further: [ToolParameter]

  init(_ definition: ToolDefinition) {
    let parameters = definition.parameters
    guard parameters.count > Self.limit else {
      own = parameters
      further = []
      return
    }
    let ordered = parameters.filter(\.isRequired) + parameters.filter { !$0.isRequired }
    own = Array(ordered.prefix(Self.limit - 1))
    further = Array(ordered.dropFirst(Self.limit - 1))
  }
}
