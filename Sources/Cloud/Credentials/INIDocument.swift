/// The sections of an INI file as AWS's tools write them.
///
/// Names of keys are taken in lower case; lines that begin with `#` or `;` are comments; indented `key = value` lines
/// below a key without a value are a section of their own; a section that comes twice is one. Other lines are skipped, as
/// AWS's tools skip what newer ones of them write.
struct INIDocument: Sendable, Hashable {
  /// One section.
  struct Section: Sendable, Hashable {
    /// The values by key.
    var values: [String: String] = [:]
    /// The indented values by the key above them and their own.
    var nested: [String: [String: String]] = [:]

    /// The value of a key, `nil` when it is empty too.
    subscript(key: String) -> String? { values[key].flatMap { $0.isEmpty ? nil : $0 } }

    /// The section with the values of another, which count where both have one.
    func merging(_ other: Section) -> Section {
      Section(
        values: values.merging(other.values) { $1 }, nested: nested.merging(other.nested) { $0.merging($1) { $1 } })
    }
  }

  /// The sections by the text between their brackets.
  private(set) var sections: [String: Section] = [:]

  /// Reads a file. O(text).
  init(_ text: String) {
    var section: String?
    var parent: String?
    for line in text.split(whereSeparator: \.isNewline) {
      let content = line.trimmed
      guard let first = content.first, first != "#", first != ";" else { continue }
      if first == "[", let end = content.firstIndex(of: "]") {
        let name = content[content.index(after: content.startIndex)..<end].trimmed
        section = String(name)
        parent = nil
        sections[String(name), default: Section()] = sections[String(name)] ?? Section()
        continue
      }
      guard let section, let (key, value) = Self.pair(content) else { continue }
      if line.first?.isWhitespace == true, let parent {
        sections[section]?.nested[parent, default: [:]][key] = value
      } else {
        sections[section]?.values[key] = value
        parent = value.isEmpty ? key : nil
      }
    }
  }

  private static func pair(_ line: Substring) -> (key: String, value: String)? {
    guard let mark = line.firstIndex(of: "=") else { return nil }
    let key = line[..<mark].trimmed.lowercased()
    return key.isEmpty ? nil : (key, String(line[line.index(after: mark)...].trimmed))
  }
}

extension Substring {
  /// The text without the white space around it.
  fileprivate var trimmed: Substring {
    let rest = drop(while: \.isWhitespace)
    guard let end = rest.lastIndex(where: { !$0.isWhitespace }) else { return rest }
    return rest[...end]
  }
}
