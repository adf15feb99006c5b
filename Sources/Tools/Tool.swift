/// A tool.
public struct Tool: Sendable {}
