import JSON
import Tools

/// Tools that answer with what they were given, and one that fails.
enum SampleTools {
  struct Trouble: Error, CustomStringConvertible {
    let description = "secret path /var/lib/kb cannot be read"
  }

  static let definition = ToolDefinition(
    name: "repeat_all", description: "Gives back what it is given.",
    parameters: [
      ToolParameter("count", .integer(0...1000), "A number.", isRequired: true),
      ToolParameter("flag", .boolean, "A flag."),
      ToolParameter("settings", .object, "Settings."),
      ToolParameter("colour", .choice(["red", "green"]), "A colour."),
      ToolParameter("note", .string(maximumLength: 20), "A note."),
    ])

  static let wide = ToolDefinition(
    name: "wide", description: "Takes seven arguments.",
    parameters: [
      ToolParameter("a", .string(maximumLength: 9), "A."), ToolParameter("b", .object, "B."),
      ToolParameter("c", .integer(1...9), "C.", isRequired: true), ToolParameter("d", .boolean, "D."),
      ToolParameter("e", .integer(1...9), "E."), ToolParameter("f", .choice(["x", "y"]), "F."),
      ToolParameter("g", .object, "G."),
    ])

  static let all: [Tool] = [
    Tool(definition) { .object($0) }, Tool(wide) { .object($0) },
    Tool(ToolDefinition(name: "broken", description: "Fails.", parameters: [])) { _ in throw Trouble() },
    Tool(ToolDefinition(name: "refusing", description: "Refuses.", parameters: [])) { _ in
      throw ToolError(.invalidInput, tool: "refusing", "there is no column tenure; did you mean tenure_days?")
    },
    Tool(ToolDefinition(name: "failing", description: "Fails.", parameters: [])) { _ in
      throw ToolError(.failed, tool: "failing", "/var/lib/kb is damaged")
    },
    Tool(ToolDefinition(name: "slow", description: "Sleeps.", parameters: [])) { _ in
      try await Task.sleep(for: .seconds(60))
      return .null
    },
    Tool(
      ToolDefinition(
        name: "rows", description: "Gives rows.",
        parameters: [ToolParameter("count", .integer(0...100_000), "How many.", isRequired: true)])
    ) { input in
      let count = input["count"]?.int ?? 0
      return [
        "columns": ["id", "text"], "rows": .array((0..<count).map { ["id": .number($0), "text": "row \"\($0)\" ö"] }),
        "row_count": .number(count), "truncated": false,
      ]
    },
  ]
}
