/// The texts of this folder, embedded in the binary when it is built.
public enum Prompts {
  /// The agent's default instruction (`agent.md`).
  public static var agent: String { String(decoding: PackageResources.agent_md, as: UTF8.self) }
}
