import Retrieval
import JSON
import Retrieval
import Storage

/// A configuration file as it was read: `kb.json` or the user's `config.json`.
///
/// The text is JSON in which comments and trailing commas are allowed. A key that is not known is an error.
struct ConfigurationFile {
  let path: LocalPath
  private let document: JSONDocument

  /// Reads a file.
  ///
  /// - Throws: `FileError` when it cannot be read, `ConfigurationError` when it is not JSON.
  init(reading path: LocalPath) throws {
    let bytes = try FileSystem().read(path.description).array
    self.path = path
    do {
      document = try JSONDocument(parsing: bytes, options: .configuration)
    } catch {
      throw ConfigurationError(
        place: .file(path, line: error.line, column: error.column), setting: "", expected: error.expected,
        found: error.found, suggestion: nil)
    }
  }

  /// Sets what the file sets, and notes the lines as origins.
  func apply(
    to configuration: inout Configuration, origins: inout [String: Origin]
  ) throws(ConfigurationError) {
    try apply(document.root, group: "", to: &configuration, origins: &origins)
  }

  private func apply(
    _ node: JSONNode, group: String, to configuration: inout Configuration, origins: inout [String: Origin]
  ) throws(ConfigurationError) {
    guard let members = node.members else {
      throw error(SettingMismatch(node, expected: "an object"), setting: group)
    }
    for member in members {
      let name = group.isEmpty ? member.key : "\(group).\(member.key)"
      if let setting = Setting.named(name) {
        do throws(SettingMismatch) {
          try setting.assign(member.value, path.parent, &configuration)
        } catch {
          throw self.error(error, setting: name)
        }
        origins[name] = .file(path, line: document.lines.line(at: member.keyRange.lowerBound))
      } else if Setting.isGroup(name) {
        try apply(member.value, group: name, to: &configuration, origins: &origins)
      } else if name != "$schema" {
        throw error(unknown(member, in: group), setting: group)
      }
    }
  }

  /// An unknown key: the nearest one here is suggested, or else a setting of that name elsewhere.
  private func unknown(_ member: JSONNode.Member, in group: String) -> SettingMismatch {
    let here = SettingMismatch(unknown: member, among: Setting.keys(in: group), at: "")
    guard here.suggestion == nil else { return here }
    let elsewhere = Setting.all.first { Spelling.nearest(to: member.key, among: [$0.key]) != nil }
    return SettingMismatch(
      subpath: "", expected: here.expected, found: here.found, suggestion: elsewhere?.name, range: here.range)
  }

  private func error(_ mismatch: SettingMismatch, setting: String) -> ConfigurationError {
    let offset = mismatch.range.lowerBound
    return ConfigurationError(
      place: .file(path, line: document.lines.line(at: offset), column: document.lines.column(at: offset)),
      setting: setting + mismatch.subpath, expected: mismatch.expected, found: mismatch.found,
      suggestion: mismatch.suggestion)
  }
}
