import Retrieval
import JSON
import Retrieval

/// A value that is not what its setting takes, with its bytes in the text that was read.
struct SettingMismatch: Error {
  /// The value's path below the setting: `[0].path`.
  var subpath: String
  let expected: String
  let found: String
  let suggestion: String?
  let range: Range<Int>

  init(_ node: JSONNode, expected: String, at subpath: String = "") {
    self.subpath = subpath
    self.expected = expected
    found = Self.describe(node.value)
    suggestion = nil
    range = node.range
  }

  init(subpath: String, expected: String, found: String, suggestion: String? = nil, range: Range<Int>) {
    self.subpath = subpath
    self.expected = expected
    self.found = found
    self.suggestion = suggestion
    self.range = range
  }

  /// An unknown key of an object.
  init(unknown member: JSONNode.Member, among known: [String], at subpath: String) {
    self.init(
      subpath: subpath, expected: "one of the keys " + known.joined(separator: ", "), found: "\"\(member.key)\"",
      suggestion: Spelling.nearest(to: member.key, among: known), range: member.keyRange)
  }

  private static func describe(_ value: JSONValue) -> String {
    switch value {
    case .array, .object: return value.kind
    default:
      let text = value.text()
      return text.count > 60 ? text.prefix(57) + "…" : text
    }
  }
}
