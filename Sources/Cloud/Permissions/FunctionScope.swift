/// The function that answers an action group.
public struct FunctionScope: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// The id of the agent that calls it, `nil` when none does.
  public var agent: String?

  /// A function.
  public init(name: String, agent: String? = nil) {
    self.name = name
    self.agent = agent
  }
}
