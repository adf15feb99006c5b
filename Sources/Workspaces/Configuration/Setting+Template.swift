import JSON

extension Setting {
  /// A `kb.json` that sets some values and shows all others, with their meaning, as comments.
  static func template(setting values: [String: JSONValue]) -> String {
    let lines = body(group: "", indentation: "  ", setting: values)
    return
      ([
        "// The configuration of this workspace: `kb config show --origin` tells what is in force,",
        "// `kb config schema` prints a JSON Schema for editors. Relative paths begin in this folder.", "{",
      ]
      + lines + ["}"]).joined(separator: "\n") + "\n"
  }

  private static func body(group: String, indentation: String, setting values: [String: JSONValue]) -> [String] {
    keys(in: group).flatMap { key -> [String] in
      let name = group.isEmpty ? key : "\(group).\(key)"
      guard let setting = named(name) else {
        let inner = body(group: name, indentation: indentation + "  ", setting: values)
        return ["\(indentation)\"\(key)\": {"] + inner + ["\(indentation)},"]
      }
      let value = values[name]
      let text = "\"\(key)\": \((value ?? setting.defaultValue).text(.pretty)),"
      let mark = value == nil ? "// " : ""
      let written = text.split(separator: "\n").map { "\(indentation)\(mark)\($0)" }
      return ["\(indentation)// \(setting.meaning)"] + written
    }
  }
}
