import JSON

/// The shapes of JSON that a Markdown document states, in its blocks marked `json`.
///
/// A block holds members: the name is a command, or `@` and the name of a shape; the value is a shape, or an array of its
/// forms, in the notation that the document explains.
struct ShapeDocument {
  /// The commands whose results it states, as lines of a shell.
  private(set) var commands: [String] = []
  /// The forms of each shape: of a command's result by the command, of others by their names.
  private(set) var shapes: [String: [JSONValue]] = [:]

  /// Reads the blocks of a document.
  ///
  /// - Throws: `JSONError` for a block that is no list of members or names one twice.
  init(markdown: String) throws {
    var block: [Substring]?
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```json" {
        block = []
      } else if line == "```" {
        try read(block ?? [])
        block = nil
      } else {
        block?.append(line)
      }
    }
  }

  private mutating func read(_ block: [Substring]) throws {
    let text = "{\n" + block.joined(separator: "\n") + "\n}"
    for member in try JSONValue(parsing: text, options: .configuration).object?.members ?? [] {
      let isCommand = !member.key.hasPrefix("@")
      if isCommand { commands.append(member.key) }
      shapes[isCommand ? member.key : String(member.key.dropFirst())] = member.value.array ?? [member.value]
    }
  }
}
