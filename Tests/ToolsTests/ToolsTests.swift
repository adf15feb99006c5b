import Testing

/// The tests of the module Tools.
@Suite struct ToolsTests {}
